async function main() {
  const reg = await navigator.serviceWorker.ready;
  let more = false;
  do {
    await reg.sync.register('outbox');
  } while (more);
}
main();
