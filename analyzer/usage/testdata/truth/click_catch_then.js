document.querySelector('button').addEventListener('click', () => {
  navigator.serviceWorker.ready
    .then((r) => r.sync.register('outbox'))
    .then(() => true)
    .catch(() => false)
    .then((ok) => { if (!ok) return fetch('/send', { method: 'POST', body: 'x' }); });
});
