async function main() {
  const [reg, can = false] = [await navigator.serviceWorker.ready, 'SyncManager' in window];
  if (can) await reg.sync.register('outbox');
}
main();
