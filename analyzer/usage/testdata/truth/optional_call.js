async function main() {
  const reg = await navigator.serviceWorker.ready;
  await reg?.sync?.register?.('outbox');
}
main();
