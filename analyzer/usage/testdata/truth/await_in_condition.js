async function main() {
  if ('sync' in (await navigator.serviceWorker.ready)) {
    (await navigator.serviceWorker.ready).sync.register('outbox');
  }
}
main();
