class App {
  constructor() {
    this.supported = null;
    document.querySelector('button').addEventListener('click', () => this.save());
  }
  async start() {
    if (!navigator.serviceWorker) { this.supported = false; return; }
    const reg = await navigator.serviceWorker.ready;
    this.supported = !!reg.sync;
    this.reg = reg;
  }
  async save() {
    if (this.supported) {
      try { await this.reg.sync.register('outbox'); return; } catch {}
    }
    await fetch('/send', { method: 'POST', body: 'x' });
  }
}
new App().start();
