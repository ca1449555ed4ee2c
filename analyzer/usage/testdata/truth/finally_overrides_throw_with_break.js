async function main() {
  const reg = await navigator.serviceWorker.ready;
  for (;;) {
    try {
      await reg.sync.register('outbox');
    } finally {
      break;
    }
  }
  if (!reg.sync) await fetch('/send', { method: 'POST', body: 'x' });
}
main();
