function* inner(reg) { if (reg.sync) yield 'a'; }
function* outer(reg) { yield* inner(reg); }
navigator.serviceWorker.ready.then(async (reg) => {
  for (const tag of outer(reg)) await reg.sync.register(tag);
});
