const send = () => fetch('/send', { method: 'POST', body: 'x' });
async function main() {
  const reg = await navigator.serviceWorker.ready;
  try { await reg.sync.register('outbox'); } finally { await Promise.resolve(); }
}
main().catch(send);
