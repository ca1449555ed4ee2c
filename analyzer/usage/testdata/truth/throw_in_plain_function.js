const send = () => fetch('/send', { method: 'POST', body: 'x' });
function attempt(reg) {
  if (!('sync' in reg)) throw new Error('no sync');
  return reg.sync.register('outbox').catch(send);
}
navigator.serviceWorker.ready.then((reg) => {
  try { attempt(reg); } catch { send(); }
});
