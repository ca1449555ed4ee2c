async function main() {
  const reg = await navigator.serviceWorker.register('/sw.js');
  await reg.sync.register('outbox');
}
main();
