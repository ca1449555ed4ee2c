if ('serviceWorker' in navigator && 'SyncManager' in window) {
  function register() { return navigator.serviceWorker.ready.then((r) => r.sync.register('outbox')); }
} else {
  function register() { return fetch('/send', { method: 'POST', body: 'x' }); }
}
register();
