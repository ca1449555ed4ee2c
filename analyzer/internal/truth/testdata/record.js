// Notes what becomes of a page. Runs before the page's own code.
{
  const errors = [];
  const rejections = new Map();
  addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) errors.push(event.message);
  });
  addEventListener('unhandledrejection', (event) => rejections.set(event.promise, String(event.reason)));
  addEventListener('rejectionhandled', (event) => rejections.delete(event.promise));

  // How many promises of navigator.serviceWorker.ready have not settled.
  let waiting = 0;
  const container = self.ServiceWorkerContainer?.prototype;
  if (container) {
    const { get } = Object.getOwnPropertyDescriptor(container, 'ready');
    Object.defineProperty(container, 'ready', {
      configurable: true,
      enumerable: true,
      get() {
        const ready = get.call(this);
        waiting++;
        ready.then(() => waiting--);
        return ready;
      },
    });
  }

  // A dialog would stop the page, and a form leave it.
  self.alert = () => {};
  self.confirm = () => true;
  self.prompt = () => 'text';
  addEventListener('submit', (event) => event.preventDefault());

  Object.defineProperty(self, 'seen', {
    value: () => ({ errors: [...errors, ...rejections.values()], waits: waiting > 0 }),
  });
}
