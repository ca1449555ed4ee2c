const support = { get sync() { return 'serviceWorker' in navigator && 'SyncManager' in window; } };
if (support.sync) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
else fetch('/send', { method: 'POST', body: 'x' });
