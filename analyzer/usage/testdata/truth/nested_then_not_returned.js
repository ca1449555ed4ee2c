navigator.serviceWorker.ready.then((reg) => {
  Promise.resolve('outbox').then((tag) => reg.sync.register(tag));
}).catch(() => fetch('/send', { method: 'POST', body: 'x' }));
