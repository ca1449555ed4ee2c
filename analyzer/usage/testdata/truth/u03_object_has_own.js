navigator.serviceWorker.ready.then((reg) => {
  if (Object.hasOwn(reg, 'sync')) return reg.sync.register('outbox');
});
