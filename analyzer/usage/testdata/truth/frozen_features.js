const features = Object.freeze({ sync: 'serviceWorker' in navigator && 'SyncManager' in window });
if (features.sync) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox')).catch(() => {});
