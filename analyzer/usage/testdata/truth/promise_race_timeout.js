const timeout = (ms) => new Promise((resolve) => setTimeout(() => resolve(null), ms));
async function main() {
  const reg = await Promise.race([navigator.serviceWorker.ready, timeout(3000)]);
  if (reg && 'sync' in reg) {
    await reg.sync.register('outbox');
  } else {
    await fetch('/send', { method: 'POST', body: 'x' });
  }
}
main();
