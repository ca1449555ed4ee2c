async function main() {
  if (!('serviceWorker' in navigator)) throw 'no worker';
  const reg = await navigator.serviceWorker.ready;
  if (!('sync' in reg)) throw 'no sync';
  await reg.sync.register('outbox');
}
main().catch((reason) => { if (reason === 'no sync') fetch('/send', { method: 'POST', body: 'x' }); });
