setTimeout(async () => {
  const reg = await navigator.serviceWorker.ready;
  if (!reg.sync) return;
  await reg.sync.register('outbox');
}, 100);
