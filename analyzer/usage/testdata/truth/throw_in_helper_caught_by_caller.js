function requireSync(reg) { if (!('sync' in reg)) throw new Error('no sync'); return reg.sync; }
navigator.serviceWorker.ready.then((reg) => {
  try {
    return requireSync(reg).register('outbox');
  } catch {
    return fetch('/send', { method: 'POST', body: 'x' });
  }
});
