class Queue {
  constructor(enabled) { this.enabled = enabled; }
  async push(reg) { if (this.enabled) await reg.sync.register('outbox'); }
}
navigator.serviceWorker.ready.then((reg) => {
  const a = new Queue('sync' in reg);
  const b = new Queue(false);
  b.push(reg);
  return a.push(reg);
});
