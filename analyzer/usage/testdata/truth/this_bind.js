class Queue {
  constructor() {
    this.tag = 'outbox';
    this.onClick = this.onClick.bind(this);
    document.querySelector('button').addEventListener('click', this.onClick);
  }
  async onClick() {
    const reg = await navigator.serviceWorker.ready;
    if (this.tag && 'sync' in reg) await reg.sync.register(this.tag);
  }
}
new Queue();
