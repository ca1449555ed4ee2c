async function main() {
  const reg = await navigator.serviceWorker.ready.catch(() => null);
  if (!reg) return;
  const result = await reg.sync?.register('outbox').then(() => 'ok').catch(() => 'failed');
  if (result !== 'ok') await fetch('/send', { method: 'POST', body: 'x' });
}
main();
