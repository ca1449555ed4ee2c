const supports = (name) => name in window;
if ('serviceWorker' in navigator && supports('fetch') && supports('SyncManager')) {
  navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
} else if (supports('fetch')) {
  fetch('/send', { method: 'POST', body: 'x' });
}
