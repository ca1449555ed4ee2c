async function main() {
  const reg = await navigator.serviceWorker.ready;
  if ('periodicSync' in reg) {
    await reg.periodicSync.register('news', { minInterval: 1000 });
  } else {
    await fetch('/news', { method: 'POST' });
  }
}
main();
