const form = document.querySelector('form');
form.addEventListener('submit', async (e) => {
  e.preventDefault();
  if (!form.value) return;
  const reg = await navigator.serviceWorker.ready;
  if (!('sync' in reg)) {
    await fetch('/send', { method: 'POST', body: form.value });
    return;
  }
  await reg.sync.register('outbox');
});
