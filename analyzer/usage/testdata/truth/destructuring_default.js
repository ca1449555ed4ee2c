async function main() {
  const reg = await navigator.serviceWorker.ready;
  const { sync = null } = reg;
  if (!sync) return fetch('/send', { method: 'POST', body: 'x' });
  await sync.register('outbox');
}
main();
