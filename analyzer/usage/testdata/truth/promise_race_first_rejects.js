const send = () => fetch('/send', { method: 'POST', body: 'x' });
async function main() {
  const reg = await navigator.serviceWorker.ready;
  const late = new Promise((resolve) => setTimeout(resolve, 3000));
  await Promise.race([(async () => reg.sync.register('outbox'))(), late]);
}
main().catch(send);
