async function main() {
  const reg = await navigator.serviceWorker.ready;
  try {
    try {
      await reg.sync.register('outbox');
    } finally {
      console.log('tried');
    }
  } catch {
    await fetch('/send', { method: 'POST', body: 'x' });
  }
}
main();
