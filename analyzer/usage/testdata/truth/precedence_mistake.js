if (!'sync' in ServiceWorker.prototype) {
  fetch('/send', { method: 'POST', body: 'x' });
} else {
  navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
}
