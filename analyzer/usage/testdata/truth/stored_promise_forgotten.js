function main() {
  const p = navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
}
main();
