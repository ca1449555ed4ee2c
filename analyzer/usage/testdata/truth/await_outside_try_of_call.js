const send = () => fetch('/send', { method: 'POST', body: 'x' });
async function main() {
  const reg = await navigator.serviceWorker.ready;
  const queued = reg.sync.register('outbox');
  try { await queued; } catch { await send(); }
}
main();
