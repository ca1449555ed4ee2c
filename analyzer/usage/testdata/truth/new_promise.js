function register() {
  return new Promise((resolve, reject) => {
    if (!('serviceWorker' in navigator)) return reject(new Error('no worker'));
    navigator.serviceWorker.ready.then((reg) => {
      if (!reg.sync) return reject(new Error('no sync'));
      reg.sync.register('outbox').then(resolve, reject);
    });
  });
}
register().catch(() => fetch('/send', { method: 'POST', body: 'x' }));
