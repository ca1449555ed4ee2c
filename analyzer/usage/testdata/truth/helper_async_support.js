async function supportsSync() {
  if (!('serviceWorker' in navigator)) return false;
  const reg = await navigator.serviceWorker.ready;
  return 'sync' in reg;
}
supportsSync().then(async (yes) => {
  if (yes) {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
  } else await fetch('/send', { method: 'POST', body: 'x' });
});
