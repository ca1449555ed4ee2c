function* tags(reg) { if (reg.sync) yield 'a'; }
navigator.serviceWorker.ready.then(async (reg) => {
  for (const tag of tags(reg)) await reg.sync.register(tag);
});
