if ('serviceWorker' in navigator || 'SyncManager' in window) {
  navigator.serviceWorker.ready.then((r) => r.sync.register('outbox')).catch(() => {});
}
