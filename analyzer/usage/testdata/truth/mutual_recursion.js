function even(n) { return n === 0 ? 'SyncManager' in window && !!navigator.serviceWorker : odd(n - 1); }
function odd(n) { return n === 0 ? false : even(n - 1); }
if (even(2)) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
else fetch('/send', { method: 'POST', body: 'x' });
