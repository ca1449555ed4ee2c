const send = () => fetch('/send', { method: 'POST', body: 'x' });
const queued = navigator.serviceWorker.ready.then((reg) => reg.sync.register('outbox'));
queued.then(() => console.log('queued'));
queued.catch(send);
