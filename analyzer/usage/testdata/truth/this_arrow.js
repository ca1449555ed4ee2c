const queue = {
  supported: 'serviceWorker' in navigator && 'SyncManager' in window,
  run() {
    const go = () => {
      if (!this.supported) return;
      navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));
    };
    go();
  },
};
queue.run();
