if (typeof SyncManager !== 'undefined' && navigator.serviceWorker) {
  navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
} else fetch('/send', { method: 'POST', body: 'x' });
