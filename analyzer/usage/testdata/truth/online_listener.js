async function flush() { await fetch('/send', { method: 'POST', body: 'x' }); }
document.querySelector('button').addEventListener('click', async () => {
  const reg = await navigator.serviceWorker.ready;
  if (reg.sync) await reg.sync.register('outbox');
});
window.addEventListener('online', flush);
window.addEventListener('load', flush);
