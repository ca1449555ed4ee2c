navigator.serviceWorker.ready.then((reg) => {
  if ('SyncManager' in reg) return reg.sync.register('outbox');
});
