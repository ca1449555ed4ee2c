navigator.serviceWorker.ready.then((reg) =>
  'sync' in reg ? reg.sync.register('outbox') : fetch('/send', { method: 'POST', body: 'x' }));
