const send = () => fetch('/send', { method: 'POST', body: 'x' });
async function main() {
  const queued = navigator.serviceWorker.ready.then((reg) => reg.sync.register('outbox'));
  try { await queued; } catch { await send(); }
}
main();
