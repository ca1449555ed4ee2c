async function main() {
  const reg = await navigator.serviceWorker.ready;
  try { await reg.sync.register('outbox'); } finally { return; }
}
main();
