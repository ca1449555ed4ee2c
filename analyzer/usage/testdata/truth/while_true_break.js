async function main() {
  const reg = await navigator.serviceWorker.ready;
  while (true) {
    if (!reg.sync) break;
    await reg.sync.register('outbox');
    return;
  }
  await fetch('/send', { method: 'POST', body: 'x' });
}
main();
