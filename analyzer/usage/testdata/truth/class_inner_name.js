const Support = class Inner {
  static ok = 'serviceWorker' in navigator && 'SyncManager' in window;
  static can() { return Inner.ok; }
};
if (Support.can()) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
else fetch('/send', { method: 'POST', body: 'x' });
