navigator.serviceWorker.ready.then((reg) => {
  if (typeof reg.sync === 'object') return reg.sync.register('outbox');
});
