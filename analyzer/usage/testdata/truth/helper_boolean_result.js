async function tryRegister() {
  if (!('serviceWorker' in navigator) || !('SyncManager' in window)) return false;
  try {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
    return true;
  } catch {
    return false;
  }
}
async function main() {
  if (!(await tryRegister())) await fetch('/send', { method: 'POST', body: 'x' });
}
main();
