if (SyncManager) {
  navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
}
