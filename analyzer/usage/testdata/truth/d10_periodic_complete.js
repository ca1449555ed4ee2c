async function main() {
  const reg = await navigator.serviceWorker.ready;
  if ('periodicSync' in reg) {
    try {
      const status = await navigator.permissions.query({ name: 'periodic-background-sync' });
      if (status.state === 'granted') {
        await reg.periodicSync.register('news', { minInterval: 1000 });
        return;
      }
    } catch {}
  }
  await fetch('/news', { method: 'POST' });
}
main();
