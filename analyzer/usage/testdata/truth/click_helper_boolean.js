async function tryRegister() {
  try {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
    return true;
  } catch {
    return false;
  }
}
document.querySelector('button').addEventListener('click', async () => {
  if (!(await tryRegister())) await fetch('/send', { method: 'POST', body: 'x' });
});
