if (['serviceWorker'].some((name) => !(name in navigator)) || ['SyncManager'].some((n) => !(n in window))) {
  fetch('/send', { method: 'POST', body: 'x' });
} else {
  navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
}
