function Queue() { this.ready = navigator.serviceWorker.ready; }
Queue.prototype.run = function () {
  return this.ready.then((reg) => { if ('sync' in reg) return reg.sync.register('outbox'); });
};
new Queue().run();
