navigator.serviceWorker.ready
  .then((r) => r.sync.register('outbox'))
  .finally(() => console.log('done'))
  .catch(() => fetch('/send', { method: 'POST', body: 'x' }));
