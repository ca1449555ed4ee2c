const supported = 'serviceWorker' in navigator && 'SyncManager' in window;
document.querySelector('button').onclick = async () => {
  if (!supported) {
    await fetch('/send', { method: 'POST', body: 'x' });
    return;
  }
  const reg = await navigator.serviceWorker.ready;
  await reg.sync.register('outbox');
};
