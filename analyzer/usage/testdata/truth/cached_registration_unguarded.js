let cached = null;
async function registration() {
  if (!cached) cached = await navigator.serviceWorker.ready;
  return cached;
}
document.querySelector('button').onclick = async () => {
  const reg = await registration();
  await reg.sync.register('outbox');
};
