async function register() {
  const reg = await navigator.serviceWorker.ready;
  await reg.sync.register('outbox');
}
function main() {
  try {
    register();
  } catch {
    fetch('/send', { method: 'POST', body: 'x' });
  }
}
main();
