navigator.serviceWorker.ready.then((reg) => {
  !reg.sync || reg.sync.register('outbox').catch(() => {});
});
