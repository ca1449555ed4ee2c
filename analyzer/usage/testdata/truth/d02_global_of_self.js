async function queue() {
  if (!('serviceWorker' in navigator) || !('SyncManager' in globalThis)) {
    return fetch('/send', { method: 'POST', body: 'x' });
  }
  const reg = await navigator.serviceWorker.ready;
  await reg.sync.register('outbox');
}
document.querySelector('button').addEventListener('click', queue);
