const ready = new Promise((resolve, reject) => {
  if (!navigator.serviceWorker) return reject(new Error('none'));
  navigator.serviceWorker.ready.then(resolve);
  setTimeout(() => reject(new Error('timeout')), 3000);
});
ready.then((r) => r.sync.register('outbox')).catch(() => fetch('/send', { method: 'POST', body: 'x' }));
