(async () => {
  if (!('serviceWorker' in navigator)) return;
  const reg = await navigator.serviceWorker.ready;
  if (!('sync' in reg)) return;
  await reg.sync.register('outbox');
})();
