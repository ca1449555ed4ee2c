var reg;
var ok = false;
if (navigator.serviceWorker) {
  navigator.serviceWorker.ready.then(function (r) {
    reg = r;
    ok = !!reg.sync;
    if (ok) reg.sync.register('outbox');
    else fetch('/send', { method: 'POST', body: 'x' });
  });
}
