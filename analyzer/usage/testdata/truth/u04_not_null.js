navigator.serviceWorker.ready.then((reg) => {
  if (reg.sync !== null) return reg.sync.register('outbox');
});
