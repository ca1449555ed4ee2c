document.querySelector('button').onclick = () => {
  navigator.serviceWorker.ready
    .then((r) => r.sync.register('outbox'))
    .catch(() => fetch('/send', { method: 'POST', body: 'x' }));
};
