navigator.serviceWorker.ready
  .then((r) => r.sync.register('outbox'))
  .catch(() => setTimeout(() => fetch('/send', { method: 'POST', body: 'x' }), 5000));
