async function main() {
  const reg = await navigator.serviceWorker.ready;
  let done = false;
  try {
    await reg.sync.register('outbox');
    done = true;
  } finally {
    if (!done) fetch('/send', { method: 'POST', body: 'x' });
  }
}
main();
