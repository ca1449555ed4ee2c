async function main() {
  const reg = await navigator.serviceWorker.ready;
  let found = null;
  for (const name of ['periodicSync', 'sync']) {
    if (name in reg) { found = name; }
  }
  if (!('sync' in reg) || !found) return fetch('/send', { method: 'POST', body: 'x' });
  await reg.sync.register('outbox');
}
main();
