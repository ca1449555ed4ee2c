async function main() {
  let can = 'serviceWorker' in navigator;
  can &&= 'SyncManager' in window;
  if (can) await (await navigator.serviceWorker.ready).sync.register('outbox');
  else await fetch('/send', { method: 'POST', body: 'x' });
}
main();
