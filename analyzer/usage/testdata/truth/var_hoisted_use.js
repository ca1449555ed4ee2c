function main() {
  if (ok) return;
  var ok = 'SyncManager' in window && !!navigator.serviceWorker;
  if (!ok) return;
  return navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
}
main();
