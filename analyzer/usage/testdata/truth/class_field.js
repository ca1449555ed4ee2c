class Queue {
  supported = false;
  async init() {
    this.registration = await navigator.serviceWorker.ready;
    this.supported = 'sync' in this.registration;
  }
  async push() {
    if (this.supported) await this.registration.sync.register('outbox');
    else await fetch('/send', { method: 'POST', body: 'x' });
  }
}
const queue = new Queue();
queue.init().then(() => queue.push());
