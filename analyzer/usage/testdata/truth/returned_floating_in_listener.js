document.querySelector('button').onclick = () => navigator.serviceWorker.ready.then((reg) => reg.sync.register('outbox'));
