// may differ in inactive: the state of a permission is not known
async function main() {
  let state = 'denied';
  try {
    ({ state } = await navigator.permissions.query({ name: 'background-sync' }));
  } catch {}
  if (state === 'granted' && navigator.serviceWorker) {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
  } else {
    await fetch('/send', { method: 'POST', body: 'x' });
  }
}
main();
