class Support {
  static supported;
  static {
    Support.supported = 'serviceWorker' in navigator && 'SyncManager' in window;
  }
}
if (Support.supported) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
