const send = () => fetch('/send', { method: 'POST', body: 'x' });
navigator.serviceWorker.ready
  .then((reg) => reg.sync.register('outbox'))
  .catch((error) => Promise.reject(error))
  .catch(() => { throw new Error('again'); })
  .catch(send);
