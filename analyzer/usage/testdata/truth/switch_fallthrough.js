async function main() {
  const reg = await navigator.serviceWorker.ready;
  const mode = reg.sync ? 'sync' : 'plain';
  switch (mode) {
    case 'plain':
      await fetch('/send', { method: 'POST', body: 'x' });
    case 'sync':
      await reg.sync.register('outbox');
  }
}
main();
