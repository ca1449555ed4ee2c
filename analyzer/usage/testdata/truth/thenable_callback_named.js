function onFail() { return fetch('/send', { method: 'POST', body: 'x' }); }
function onReady(reg) { return reg.sync.register('outbox'); }
navigator.serviceWorker.ready.then(onReady).catch(onFail);
