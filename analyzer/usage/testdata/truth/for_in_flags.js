// not followed: the keys of an object are not iterated over one by one
const features = { sync: 'SyncManager' in window };
let missing = 0;
for (const name in features) if (!features[name]) missing++;
if (!missing && navigator.serviceWorker) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
