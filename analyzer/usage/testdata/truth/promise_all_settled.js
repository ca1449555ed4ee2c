async function main() {
  const reg = await navigator.serviceWorker.ready;
  if (!reg.sync) return;
  await Promise.allSettled([reg.sync.register('outbox')]);
}
main();
