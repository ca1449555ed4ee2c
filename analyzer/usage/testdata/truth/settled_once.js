const send = () => fetch('/send', { method: 'POST', body: 'x' });
const support = () => new Promise((resolve, reject) => {
  navigator.serviceWorker.ready.then((reg) => {
    if (!reg.sync) reject(new Error('no sync'));
    resolve(reg);
  });
});
support().then((reg) => reg.sync.register('outbox')).catch(send);
