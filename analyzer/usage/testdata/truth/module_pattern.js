const SyncModule = (function () {
  let enabled = false;
  function init() { enabled = 'serviceWorker' in navigator && 'SyncManager' in window; }
  function push() {
    if (!enabled) return fetch('/send', { method: 'POST', body: 'x' });
    return navigator.serviceWorker.ready.then((reg) => reg.sync.register('outbox'));
  }
  return { init, push };
})();
SyncModule.init();
document.querySelector('button').addEventListener('click', SyncModule.push);
