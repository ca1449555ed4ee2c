const send = () => fetch('/send', { method: 'POST', body: 'x' });
async function main() {
  const reg = await navigator.serviceWorker.ready;
  const thenable = { then(resolve, reject) { reg.sync ? reg.sync.register('outbox').then(resolve, reject) : reject(new Error('no sync')); } };
  try { await thenable; } catch { await send(); }
}
main();
