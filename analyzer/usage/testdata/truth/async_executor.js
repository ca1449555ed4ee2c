const send = () => fetch('/send', { method: 'POST', body: 'x' });
const attempt = () => new Promise(async (resolve, reject) => {
  try {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
    resolve();
  } catch (error) { reject(error); }
});
attempt().catch(send);
