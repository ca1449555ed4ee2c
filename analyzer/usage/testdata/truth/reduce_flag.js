const checks = ['serviceWorker' in navigator, 'SyncManager' in window];
if (checks.every(Boolean)) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
else fetch('/send', { method: 'POST', body: 'x' });
