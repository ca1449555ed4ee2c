function supportsSync(reg) {
  if (!reg) return false;
  return 'sync' in reg;
}
navigator.serviceWorker.ready.then((reg) => {
  if (supportsSync(reg)) return reg.sync.register('outbox');
  return fetch('/send', { method: 'POST', body: 'x' });
});
