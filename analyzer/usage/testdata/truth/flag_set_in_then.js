let canSync = false;
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.ready.then((reg) => { canSync = 'sync' in reg; });
}
document.querySelector('button').addEventListener('click', async () => {
  if (canSync) {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
  } else {
    await fetch('/send', { method: 'POST', body: 'x' });
  }
});
