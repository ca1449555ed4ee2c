if ('SyncManager' in window) {
  navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
} else {
  fetch('/send', { method: 'POST', body: 'x' });
}
