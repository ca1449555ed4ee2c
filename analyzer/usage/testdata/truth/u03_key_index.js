navigator.serviceWorker.ready.then((reg) => {
  if (Object.keys(reg).indexOf('sync') !== -1) return reg.sync.register('outbox');
});
