var supported = !!('serviceWorker' in navigator) && !!window.SyncManager;
var unsupported = !supported;
if (unsupported) {
  fetch('/send', { method: 'POST', body: 'x' });
} else {
  navigator.serviceWorker.ready.then(function (r) { return r.sync.register('outbox'); });
}
