const flags = new Map([['sync', 'serviceWorker' in navigator && 'SyncManager' in window]]);
if (flags.get('sync')) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
