let cached;
function supported() {
  if (cached === undefined) cached = 'serviceWorker' in navigator && 'SyncManager' in window;
  return cached;
}
if (supported()) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
else fetch('/send', { method: 'POST', body: 'x' });
