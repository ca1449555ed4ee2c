const whenSupported = (f, otherwise) => (...args) =>
  'serviceWorker' in navigator && 'SyncManager' in window ? f(...args) : otherwise(...args);
const queue = whenSupported(
  (tag) => navigator.serviceWorker.ready.then((r) => r.sync.register(tag)),
  () => fetch('/send', { method: 'POST', body: 'x' }));
queue('outbox');
