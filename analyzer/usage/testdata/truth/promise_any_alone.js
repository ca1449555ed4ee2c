async function main() {
  const reg = await navigator.serviceWorker.ready;
  if (!reg.sync) return;
  await Promise.any([reg.sync.register('outbox')]);
}
main();
