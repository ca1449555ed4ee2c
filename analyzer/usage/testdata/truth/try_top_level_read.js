// may differ in inactive: a catch clause is taken to be entered, since anything may throw
let manager;
try {
  manager = SyncManager;
} catch {
  manager = null;
}
if (manager && navigator.serviceWorker) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
else fetch('/send', { method: 'POST', body: 'x' });
