function has(object, name) { return object != null && name in object; }
document.querySelector('button').onclick = async () => {
  if (!has(navigator, 'serviceWorker')) return;
  const reg = await navigator.serviceWorker.ready;
  if (has(reg, 'periodicSync')) console.log('periodic');
  if (has(reg, 'sync')) await reg.sync.register('outbox');
  else await fetch('/send', { method: 'POST', body: 'x' });
};
