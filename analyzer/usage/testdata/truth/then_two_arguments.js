navigator.serviceWorker.ready.then(
  (r) => r.sync.register('outbox'),
  () => fetch('/send', { method: 'POST', body: 'x' }));
