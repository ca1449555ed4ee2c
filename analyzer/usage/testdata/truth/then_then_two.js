navigator.serviceWorker.ready
  .then((r) => r.sync.register('outbox'))
  .then(() => console.log('ok'), () => fetch('/send', { method: 'POST', body: 'x' }));
