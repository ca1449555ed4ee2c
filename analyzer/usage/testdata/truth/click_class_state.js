class Sync {
  #state = 'unknown';
  async init() {
    if (!('serviceWorker' in navigator)) { this.#state = 'no'; return; }
    const reg = await navigator.serviceWorker.ready;
    this.#state = 'sync' in reg ? 'yes' : 'no';
    this.reg = reg;
  }
  get supported() { return this.#state === 'yes'; }
  async push() {
    if (this.supported) {
      await this.reg.sync.register('outbox');
      return;
    }
    await fetch('/send', { method: 'POST', body: 'x' });
  }
}
const sync = new Sync();
sync.init();
document.querySelector('button').addEventListener('click', () => sync.push());
