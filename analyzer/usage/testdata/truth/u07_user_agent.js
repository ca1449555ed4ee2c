// may be unknown: the user agent is text that only the browser knows
navigator.serviceWorker.ready.then((r) => {
  if (/Chrome/.test(navigator.userAgent)) return r.sync.register('outbox');
});
