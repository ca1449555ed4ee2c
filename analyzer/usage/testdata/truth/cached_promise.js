let pending;
const ready = () => pending ?? (pending = navigator.serviceWorker.ready);
document.querySelector('button').onclick = () => ready()
  .then((reg) => reg.sync.register('outbox'))
  .catch(() => fetch('/send', { method: 'POST', body: 'x' }));
