let supported = false;
const check = async () => {
  const reg = await navigator.serviceWorker.ready;
  supported = 'sync' in reg;
};
const queue = async () => {
  await check();
  if (!supported) return fetch('/send', { method: 'POST', body: 'x' });
  const reg = await navigator.serviceWorker.ready;
  return reg.sync.register('outbox');
};
document.querySelector('button').addEventListener('click', queue);
