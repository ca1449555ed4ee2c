function register(callback) {
  navigator.serviceWorker.ready
    .then((reg) => reg.sync.register('outbox'))
    .then(() => callback(null), (err) => callback(err));
}
register((err) => { if (err) fetch('/send', { method: 'POST', body: 'x' }); });
