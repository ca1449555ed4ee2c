async function main() {
  const reg = await navigator.serviceWorker.ready;
  try {
    await reg.sync.register('outbox');
  } catch (e) {
    if (e.name === 'NotAllowedError' || e.name === 'InvalidStateError') return;
    throw e;
  }
}
main();
