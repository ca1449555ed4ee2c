async function main() {
  const reg = await navigator.serviceWorker.ready;
  for (let i = 0, can = ('sync' in reg); can && i < 1; i++) await reg.sync.register('outbox');
}
main();
