const register = ({ sync }) => sync.register('outbox');
navigator.serviceWorker.ready.then(register).catch(() => fetch('/send', { method: 'POST', body: 'x' }));
