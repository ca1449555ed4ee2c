navigator.serviceWorker.ready.then((reg) => (console.log(reg), reg.sync) && reg.sync.register('outbox'));
