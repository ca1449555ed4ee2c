navigator.serviceWorker.ready
  .then((reg) => Promise.all(['a', 'b'].map((tag) => reg.sync.register(tag))))
  .catch(() => fetch('/send', { method: 'POST', body: 'x' }));
