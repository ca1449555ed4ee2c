async function main() {
  const reg = await navigator.serviceWorker.ready;
  await Promise.allSettled([reg.sync.register('outbox')]);
}
main();
