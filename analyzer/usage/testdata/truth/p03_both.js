navigator.serviceWorker.ready.then((reg) => { if (reg && reg.sync) reg.sync.register('outbox'); });
