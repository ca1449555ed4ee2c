navigator.serviceWorker.ready.then(async (reg) => {
  const tags = await reg.sync.getTags();
  if (!tags.includes('outbox')) await reg.sync.register('outbox');
});
