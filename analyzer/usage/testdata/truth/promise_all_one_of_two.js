const send = () => fetch('/send', { method: 'POST', body: 'x' });
async function main() {
  await Promise.all([
    fetch('/ping'),
    navigator.serviceWorker.ready.then((reg) => reg.sync.register('outbox')),
  ]);
}
main().catch(send);
