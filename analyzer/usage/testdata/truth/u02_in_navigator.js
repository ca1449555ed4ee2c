navigator.serviceWorker.ready.then((reg) => {
  if ('sync' in navigator) return reg.sync.register('outbox');
  return fetch('/send', { method: 'POST', body: 'x' });
});
