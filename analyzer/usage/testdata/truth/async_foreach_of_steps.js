const steps = [
  async () => { if (!navigator.serviceWorker) throw new Error('no'); },
  async () => { const reg = await navigator.serviceWorker.ready; await reg.sync.register('outbox'); },
];
document.querySelector('button').onclick = async () => {
  for (const step of steps) await step();
};
