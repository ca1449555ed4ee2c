navigator.serviceWorker.ready.then((reg) => {
  if (Object.keys(reg).includes('sync')) return reg.sync.register('outbox');
});
