navigator.serviceWorker.ready
  .then((r) => r.sync.register('outbox'))
  .catch((e) => { throw e; });
