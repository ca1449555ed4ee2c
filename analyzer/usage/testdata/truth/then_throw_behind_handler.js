const send = () => fetch('/send', { method: 'POST', body: 'x' });
navigator.serviceWorker.ready.then((reg) => {
  if (!reg.sync) throw new Error('no sync');
  return reg.sync.register('outbox');
}).then(null, send);
