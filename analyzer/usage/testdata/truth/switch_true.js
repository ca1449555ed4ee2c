async function main() {
  const reg = await navigator.serviceWorker.ready;
  switch (true) {
    case 'sync' in reg:
      await reg.sync.register('outbox');
      break;
    default:
      await fetch('/send', { method: 'POST', body: 'x' });
  }
}
main();
