const features = { worker: 'serviceWorker' in navigator };
const all = { ...features, sync: 'SyncManager' in window };
if (all.worker && all.sync) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
else fetch('/send', { method: 'POST', body: 'x' });
