navigator.serviceWorker.ready
  .then((r) => r.sync.register('outbox'), null)
  .then(null, undefined)
  .then(undefined, () => fetch('/send', { method: 'POST', body: 'x' }));
