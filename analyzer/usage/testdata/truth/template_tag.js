// may be unknown: a tagged template is a call that is not followed
const identity = (strings, ...values) => values[0];
navigator.serviceWorker.ready.then((reg) => {
  const can = identity`${'sync' in reg}`;
  if (can) return reg.sync.register('outbox');
});
