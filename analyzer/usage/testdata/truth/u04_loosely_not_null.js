navigator.serviceWorker.ready.then((reg) => {
  if (reg.sync != null) return reg.sync.register('outbox');
  fetch('/send', { method: 'POST', body: 'x' });
});
