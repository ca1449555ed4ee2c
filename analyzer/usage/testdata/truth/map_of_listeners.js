class Bus {
  listeners = new Map();

  on(type, f) {
    if (!this.listeners.has(type)) this.listeners.set(type, new Set());
    this.listeners.get(type).add(f);
  }

  emit(type, ...args) {
    for (const f of this.listeners.get(type) ?? []) f(...args);
  }
}

const bus = new Bus();
bus.on('unqueued', (text) => fetch('/send', { method: 'POST', body: text }));
bus.on('queued', () => console.log('queued'));

document.querySelector('button').addEventListener('click', async () => {
  try {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
    bus.emit('queued');
  } catch {
    bus.emit('unqueued', 'x');
  }
});
