async function queue() {
  const reg = await navigator.serviceWorker.ready;
  await reg.sync.register('outbox');
}
document.querySelector('button').addEventListener('click', () => queue().catch(console.error));
