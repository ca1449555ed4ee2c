navigator.serviceWorker.ready.then((reg) => {
  Promise.all([reg.sync.register('outbox')]);
});
