if ('serviceWorker' in navigator && 'SyncManager' in window) {
  navigator.serviceWorker.ready.then((reg) => reg.sync.register('outbox'));
} else {
  fetch('/send', { method: 'POST', body: 'x' });
}
