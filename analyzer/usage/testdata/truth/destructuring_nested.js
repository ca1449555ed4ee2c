const { serviceWorker } = navigator;
const { ready } = serviceWorker ?? {};
if (ready) {
  ready.then(({ sync }) => { if (sync) return sync.register('outbox'); });
} else {
  fetch('/send', { method: 'POST', body: 'x' });
}
