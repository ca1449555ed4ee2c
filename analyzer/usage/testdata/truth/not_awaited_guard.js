async function supported() { return 'serviceWorker' in navigator && 'SyncManager' in window; }
document.querySelector('button').onclick = async () => {
  if (supported()) {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
  }
};
