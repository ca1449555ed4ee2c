navigator.serviceWorker.ready.then((reg) => {
  if (!('sync' in reg)) return;
  ['a', 'b'].forEach(async (tag) => { await reg.sync.register(tag); });
});
