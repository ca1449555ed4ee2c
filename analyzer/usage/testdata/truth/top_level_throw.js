if (!('serviceWorker' in navigator) || !('SyncManager' in window)) throw new Error('unsupported browser');
navigator.serviceWorker.ready.then((r) => r.sync.register('outbox')).catch(() => {});
