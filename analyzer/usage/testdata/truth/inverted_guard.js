document.querySelector('button').onclick = async () => {
  const reg = await navigator.serviceWorker.ready;
  if (!('sync' in reg)) await reg.sync.register('outbox');
  else await fetch('/send', { method: 'POST', body: 'x' });
};
