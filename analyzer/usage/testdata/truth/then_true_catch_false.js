const send = () => fetch('/send', { method: 'POST', body: 'x' });
const attempt = () => navigator.serviceWorker.ready
  .then((reg) => reg.sync.register('outbox'))
  .then(() => true)
  .catch(() => false);
(async () => { (await attempt()) || (await send()); })();
