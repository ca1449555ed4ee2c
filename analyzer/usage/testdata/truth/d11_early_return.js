async function main() {
  const reg = await navigator.serviceWorker.ready;
  if (!('sync' in reg)) return fetch('/send', { method: 'POST', body: 'x' });
  await reg.sync.register('outbox');
}
main();
