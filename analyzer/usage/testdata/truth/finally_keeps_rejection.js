navigator.serviceWorker.ready
  .then((r) => r.sync.register('outbox'))
  .finally(() => console.log('done'));
