if ('serviceWorker' in navigator && 'SyncManager' in window) {
  document.querySelector('form').addEventListener('submit', (e) => {
    e.preventDefault();
    navigator.serviceWorker.ready.then((r) => r.sync.register('outbox')).catch(() => {});
  });
} else {
  document.querySelector('form').addEventListener('submit', (e) => {
    e.preventDefault();
    fetch('/send', { method: 'POST', body: 'x' });
  });
}
