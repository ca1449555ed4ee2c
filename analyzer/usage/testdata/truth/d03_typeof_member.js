async function main() {
  const reg = await navigator.serviceWorker.ready;
  if (typeof reg.sync === 'undefined') {
    fetch('/send', { method: 'POST', body: 'x' });
    return;
  }
  reg.sync.register('outbox').catch(() => fetch('/send', { method: 'POST', body: 'x' }));
}
main();
