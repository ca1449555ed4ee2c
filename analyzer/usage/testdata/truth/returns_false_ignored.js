async function attempt() {
  const reg = await navigator.serviceWorker.ready;
  try { await reg.sync.register('outbox'); return true; } catch { return false; }
}
attempt().then((done) => console.log(done));
