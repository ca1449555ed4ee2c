navigator.serviceWorker.ready.then((reg) => {
  if (reg.sync) return reg.sync.register('outbox').catch(() => {});
  setInterval(() => fetch('/send', { method: 'POST', body: 'x' }), 60000);
});
