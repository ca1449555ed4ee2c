// may be unknown: what the worker makes of the message
navigator.serviceWorker.ready.then((reg) => {
  if (!reg.sync) { reg.active.postMessage({ type: 'flush' }); return; }
  return reg.sync.register('outbox');
});
