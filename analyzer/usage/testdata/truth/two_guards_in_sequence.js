document.querySelector('button').onclick = async () => {
  if (!navigator.serviceWorker) return fetch('/send', { method: 'POST', body: 'x' });
  const reg = await navigator.serviceWorker.ready;
  if (reg.sync === undefined) return fetch('/send', { method: 'POST', body: 'x' });
  return reg.sync.register('outbox');
};
