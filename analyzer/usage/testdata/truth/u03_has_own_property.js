navigator.serviceWorker.ready.then((reg) => {
  if (reg.hasOwnProperty('sync')) return reg.sync.register('outbox');
  return fetch('/send', { method: 'POST', body: 'x' });
});
