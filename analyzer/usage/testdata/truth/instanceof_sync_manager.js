navigator.serviceWorker.ready.then((reg) => {
  if (window.SyncManager && reg.sync instanceof SyncManager) return reg.sync.register('outbox');
});
