async function main() {
  const reg = await navigator.serviceWorker.ready;
  for (const name of ['sync', 'other']) {
    if (!(name in reg)) break;
    await reg.sync.register('outbox');
    break;
  }
}
main();
