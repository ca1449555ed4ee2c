async function main() {
  const reg = await navigator.serviceWorker?.ready;
  const p = reg?.sync?.register('outbox') ?? fetch('/send', { method: 'POST', body: 'x' });
  await p;
}
main();
