function can() { return !!(window.SyncManager && navigator.serviceWorker); }
if (can()) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox')).catch(console.error);
