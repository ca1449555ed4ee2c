// not followed: the length of a filtered array is not known
const missing = ['SyncManager', 'fetch'].filter((name) => !(name in window));
if (missing.length === 0 && navigator.serviceWorker) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
else fetch('/send', { method: 'POST', body: 'x' });
