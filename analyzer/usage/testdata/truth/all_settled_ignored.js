async function main() {
  const reg = await navigator.serviceWorker.ready;
  await Promise.allSettled([(async () => reg.sync.register('outbox'))()]);
}
main();
