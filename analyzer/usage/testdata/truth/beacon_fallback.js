navigator.serviceWorker.ready.then((reg) => {
  if (!reg.sync) { navigator.sendBeacon('/send', 'x'); return; }
  return reg.sync.register('outbox');
});
