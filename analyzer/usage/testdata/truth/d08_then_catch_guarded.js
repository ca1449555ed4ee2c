if (navigator.serviceWorker) {
  navigator.serviceWorker.ready
    .then((r) => r.sync.register('outbox'))
    .catch(() => fetch('/send', { method: 'POST', body: 'x' }));
}
