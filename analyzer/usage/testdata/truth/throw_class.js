class Unsupported extends Error {}
async function main() {
  const reg = await navigator.serviceWorker.ready;
  if (!('sync' in reg)) throw new Unsupported('no sync');
  await reg.sync.register('outbox');
}
main().catch((e) => {
  if (e instanceof Unsupported) return fetch('/send', { method: 'POST', body: 'x' });
  throw e;
});
