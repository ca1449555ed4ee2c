if ('serviceWorker' in navigator && 'SyncManager' in window) {
  navigator.serviceWorker.ready
    .then((registration) => registration.sync.register('outbox'))
    .catch(() => fetch('/api/notes', { method: 'POST' }));
} else {
  fetch('/api/notes', { method: 'POST' });
}
