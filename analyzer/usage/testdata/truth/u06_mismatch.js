if ('serviceWorker' in navigator && 'SyncManager' in window) {
  navigator.serviceWorker.ready.then((r) => r.periodicSync.register('news', { minInterval: 1000 }));
}
