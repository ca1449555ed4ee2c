navigator.serviceWorker.ready.then((reg) => {
  if (Boolean(reg.sync) === true) return reg.sync.register('outbox');
});
