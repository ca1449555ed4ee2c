navigator.serviceWorker.ready.then((reg) => {
  if (typeof reg.sync?.register === 'function') return reg.sync.register('outbox');
  return fetch('/send', { method: 'POST', body: 'x' });
});
