const key = 'sync';
navigator.serviceWorker.ready.then((reg) => {
  if (!(key in reg)) return fetch('/send', { method: 'POST', body: 'x' });
  return reg[key].register('outbox');
});
