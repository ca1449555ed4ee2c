const handler = {
  async handleEvent() {
    const reg = await navigator.serviceWorker.ready;
    if ('sync' in reg) await reg.sync.register('outbox');
  },
};
document.querySelector('button').addEventListener('click', handler);
