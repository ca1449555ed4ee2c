class Flags {
  set support(v) { this.value = v; }
}
const flags = new Flags();
flags.support = 'serviceWorker' in navigator && 'SyncManager' in window;
if (flags.value) navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
else fetch('/send', { method: 'POST', body: 'x' });
