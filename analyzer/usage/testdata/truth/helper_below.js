navigator.serviceWorker?.register('/sw.js')
  .then(() => navigator.serviceWorker.ready)
  .then((reg) => {
    if (supports(reg)) return reg.sync.register('outbox').catch(send);
    return send();
  })
  .catch(() => send());
if (!navigator.serviceWorker) send2();
const supports = (reg) => 'sync' in reg;
const send = async () => { await fetch('/send', { method: 'POST', body: 'x' }); };
function send2() { return fetch('/send', { method: 'POST', body: 'x' }); }
