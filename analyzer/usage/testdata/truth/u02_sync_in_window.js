navigator.serviceWorker.ready.then((reg) => {
  if ('sync' in window) return reg.sync.register('outbox');
});
