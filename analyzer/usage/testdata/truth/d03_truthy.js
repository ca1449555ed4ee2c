navigator.serviceWorker.ready.then(async (reg) => {
  if (reg.sync) await reg.sync.register('outbox');
});
