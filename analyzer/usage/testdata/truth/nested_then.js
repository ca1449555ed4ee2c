navigator.serviceWorker.ready.then((reg) => {
  return Promise.resolve('outbox').then((tag) => {
    return reg.sync.register(tag).then(() => 'ok');
  });
}).catch(() => fetch('/send', { method: 'POST', body: 'x' }));
