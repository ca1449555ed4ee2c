if ('serviceWorker' in navigator) {
  navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
}
