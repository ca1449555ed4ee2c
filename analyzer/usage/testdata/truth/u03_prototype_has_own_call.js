navigator.serviceWorker.ready.then((reg) => {
  if (Object.prototype.hasOwnProperty.call(reg, 'sync')) return reg.sync.register('outbox');
});
