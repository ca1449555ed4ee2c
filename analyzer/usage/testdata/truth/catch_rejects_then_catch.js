navigator.serviceWorker.ready
  .then((r) => r.sync.register('outbox'))
  .catch((e) => Promise.reject(e))
  .catch(() => fetch('/send', { method: 'POST', body: 'x' }));
