function withRegistration(ok, fail) {
  if (!('serviceWorker' in navigator)) { fail(); return; }
  navigator.serviceWorker.ready.then((reg) => ('sync' in reg ? ok(reg) : fail()));
}
withRegistration((reg) => reg.sync.register('outbox').catch(() => {}), () => fetch('/send', { method: 'POST', body: 'x' }));
