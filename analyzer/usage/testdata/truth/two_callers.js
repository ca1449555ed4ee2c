function register(reg) { return reg.sync.register('outbox'); }
navigator.serviceWorker.ready.then((reg) => { if (reg.sync) return register(reg); });
document.querySelector('button').onclick = async () => {
  const reg = await navigator.serviceWorker.ready;
  if ('sync' in reg) await register(reg);
  else await fetch('/send', { method: 'POST', body: 'x' });
};
