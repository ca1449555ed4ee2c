async function main() {
  const reg = await navigator.serviceWorker.ready;
  try {
    await reg.sync.register('outbox');
  } catch {
    return fetch('/send', { method: 'POST', body: 'x' });
  } finally {
    console.log('done');
  }
}
main();
