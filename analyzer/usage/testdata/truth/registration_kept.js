let registration = null;
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.ready.then((reg) => { registration = reg; });
}
document.querySelector('button').addEventListener('click', () => {
  if (registration && registration.sync) {
    registration.sync.register('outbox').catch(() => {});
  } else {
    fetch('/send', { method: 'POST', body: 'x' });
  }
});
