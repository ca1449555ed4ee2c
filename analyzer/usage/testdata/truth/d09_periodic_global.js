if ('serviceWorker' in navigator && 'PeriodicSyncManager' in self) {
  navigator.serviceWorker.ready.then((reg) => reg.periodicSync.register('news', { minInterval: 1000 }));
}
