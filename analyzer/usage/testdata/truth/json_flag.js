// may be unknown: text that is parsed is not followed
const can = JSON.parse(JSON.stringify({ ok: 'serviceWorker' in navigator && 'SyncManager' in window })).ok;
if (can) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
