async function main() {
  const reg = await navigator.serviceWorker.ready;
  const mode = typeof reg.sync;
  switch (mode) {
    default:
      await reg.sync.register('outbox');
      break;
    case 'undefined':
      await fetch('/send', { method: 'POST', body: 'x' });
  }
}
main();
