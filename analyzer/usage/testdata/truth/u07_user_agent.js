navigator.serviceWorker.ready.then((r) => {
  if (/Chrome/.test(navigator.userAgent)) return r.sync.register('outbox');
});
