const queue = {
  tag: 'outbox',
  go(reg) { return reg.sync.register(this.tag); },
  fail() { return fetch('/send', { method: 'POST', body: 'x' }); },
};
navigator.serviceWorker.ready.then(queue.go.bind(queue)).catch(queue.fail.bind(queue));
