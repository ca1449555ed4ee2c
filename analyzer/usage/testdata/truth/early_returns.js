async function main() {
  if (!('serviceWorker' in navigator)) return;
  if (!('SyncManager' in window)) {
    await fetch('/send', { method: 'POST', body: 'x' });
    return;
  }
  const reg = await navigator.serviceWorker.ready;
  if (!reg) return;
  await reg.sync.register('outbox');
}
main();
