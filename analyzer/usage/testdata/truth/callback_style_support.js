function detect(done) {
  if (!('serviceWorker' in navigator)) return done(false);
  navigator.serviceWorker.ready.then((reg) => done('sync' in reg, reg), () => done(false));
}
document.querySelector('button').onclick = () => detect((ok, reg) => {
  if (ok) reg.sync.register('outbox').catch(() => {});
  else fetch('/send', { method: 'POST', body: 'x' });
});
