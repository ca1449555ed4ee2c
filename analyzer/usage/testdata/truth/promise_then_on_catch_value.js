const send = () => fetch('/send', { method: 'POST', body: 'x' });
navigator.serviceWorker.ready
  .then((reg) => reg.sync.register('outbox').then(() => 'queued'))
  .catch(() => 'lost')
  .then((state) => { if (state === 'lost') return send(); });
