async function main() {
  const reg = await navigator.serviceWorker.ready;
  done: {
    if ('sync' in reg) {
      await reg.sync.register('outbox');
      break done;
    }
    await fetch('/send', { method: 'POST', body: 'x' });
  }
}
main();
