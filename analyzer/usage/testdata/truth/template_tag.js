const identity = (strings, ...values) => values[0];
navigator.serviceWorker.ready.then((reg) => {
  const can = identity`${'sync' in reg}`;
  if (can) return reg.sync.register('outbox');
});
