// may differ in inactive: the state of a permission is not known
async function main() {
  const status = await navigator.permissions.query({ name: 'background-sync' });
  if (status.state === 'granted') {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
  } else {
    await fetch('/send', { method: 'POST', body: 'x' });
  }
}
main();
