navigator.serviceWorker.ready.then((reg) => {
  ['a', 'b'].forEach((tag) => { reg.sync.register(tag); });
});
