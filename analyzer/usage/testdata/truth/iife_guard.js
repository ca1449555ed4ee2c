const supported = (() => {
  try {
    return 'serviceWorker' in navigator && 'SyncManager' in window;
  } catch {
    return false;
  }
})();
supported && navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
