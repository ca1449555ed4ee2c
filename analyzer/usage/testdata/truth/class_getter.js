class Support {
  get sync() { return 'serviceWorker' in navigator && 'SyncManager' in window; }
}
const support = new Support();
if (support.sync) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
else fetch('/send', { method: 'POST', body: 'x' });
