const send = () => fetch('/send', { method: 'POST', body: 'x' });
const attempt = () => new Promise(async (resolve) => {
  const reg = await navigator.serviceWorker.ready;
  await reg.sync.register('outbox');
  resolve();
});
attempt().catch(send);
