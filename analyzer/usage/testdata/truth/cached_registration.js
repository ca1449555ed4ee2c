let cached;
async function registration() {
  if (cached) return cached;
  cached = await navigator.serviceWorker.ready;
  return cached;
}
document.querySelector('button').onclick = async () => {
  const reg = await registration();
  if (reg.sync) await reg.sync.register('outbox');
  else await fetch('/send', { method: 'POST', body: 'x' });
};
