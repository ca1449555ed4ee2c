setTimeout(() => {
  navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
}, 100);
