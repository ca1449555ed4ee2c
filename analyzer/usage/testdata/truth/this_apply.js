function register(tag) { return this.sync.register(tag); }
navigator.serviceWorker.ready.then((reg) => { if (reg.sync) return register.apply(reg, ['outbox']); });
