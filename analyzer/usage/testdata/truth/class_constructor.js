class Queue {
  constructor() { this.supported = !!navigator.serviceWorker && typeof SyncManager === 'function'; }
  async run() {
    if (!this.supported) return;
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
  }
}
new Queue().run();
