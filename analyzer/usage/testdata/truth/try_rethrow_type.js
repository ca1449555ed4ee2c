async function main() {
  const reg = await navigator.serviceWorker.ready;
  try {
    await reg.sync.register('outbox');
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    await fetch('/send', { method: 'POST', body: 'x' });
  }
}
main();
