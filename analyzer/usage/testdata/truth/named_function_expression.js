const run = function attempt(n) {
  return navigator.serviceWorker.ready.then((reg) => {
    if (!reg.sync) return fetch('/send', { method: 'POST', body: 'x' });
    return n > 0 ? attempt(n - 1) : reg.sync.register('outbox');
  });
};
run(1);
