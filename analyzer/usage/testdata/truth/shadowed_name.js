const sync = 'serviceWorker' in navigator && 'SyncManager' in window;
navigator.serviceWorker?.ready.then(({ sync }) => { if (sync) return sync.register('outbox'); });
if (!sync) fetch('/send', { method: 'POST', body: 'x' });
