navigator.serviceWorker.ready.then((reg) => {
  const has = 'sync' in reg;
  if (has === false) return fetch('/send', { method: 'POST', body: 'x' });
  return reg.sync.register('outbox');
});
