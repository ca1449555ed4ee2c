navigator.serviceWorker.ready.then((reg) => { if (reg.sync) void reg.sync.register('outbox'); });
