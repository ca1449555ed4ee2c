async function main() {
  const reg = await navigator.serviceWorker.ready;
  const sync = reg.sync || null;
  if (sync === null) return fetch('/send', { method: 'POST', body: 'x' });
  await sync.register('outbox');
}
main();
