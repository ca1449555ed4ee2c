async function main() {
  if (await Notification.requestPermission() !== 'granted') return;
  const reg = await navigator.serviceWorker.ready;
  await reg.sync.register('outbox');
}
main();
