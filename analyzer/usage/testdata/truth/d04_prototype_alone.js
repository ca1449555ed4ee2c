if ('sync' in ServiceWorkerRegistration.prototype) {
  navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
}
