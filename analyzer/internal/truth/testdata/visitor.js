// Visits apps of this origin, each in a frame, and does what their users do.

const pause = () => new Promise((resolve) => setTimeout(resolve, 15));

// settle waits for as many answers of the browser, one after the other, as a page may wait for.
// It ends with a pause, for what the last of them sets going.
async function settle(steps) {
  for (let i = 0; i < steps; i++) {
    await navigator.permissions.query({ name: 'geolocation' });
    await navigator.serviceWorker?.getRegistration('/none/');
    await pause();
  }
}

// install registers the app's worker and waits until it is active, as an earlier visit would have
// done; where that fails, until it has failed.
async function install(app) {
  try {
    const registration = await navigator.serviceWorker?.register(`/${app}/sw.js`);
    const worker = registration?.installing;
    await new Promise((resolve) => {
      if (!worker) resolve();
      else worker.onstatechange = () => ['activated', 'redundant'].includes(worker.state) && resolve();
    });
  } catch {}
}

async function pressButtons(page, steps) {
  const pressed = new Set();
  const next = () => [...page.document.querySelectorAll('button')].find((button) => !pressed.has(button));
  for (let button = next(); button; button = next()) {
    pressed.add(button);
    button.click();
    await settle(steps);
  }
}

// comeAndGo takes the page off the network and out of sight, and brings it back.
async function comeAndGo(page, steps) {
  for (const [online, state] of [[false, 'hidden'], [true, 'visible']]) {
    Object.defineProperty(page.navigator, 'onLine', { value: online, configurable: true });
    page.dispatchEvent(new page.Event(online ? 'online' : 'offline'));
    Object.defineProperty(page.document, 'visibilityState', { value: state, configurable: true });
    Object.defineProperty(page.document, 'hidden', { value: !online, configurable: true });
    page.document.dispatchEvent(new page.Event('visibilitychange', { bubbles: true }));
  }
  await settle(steps);
}

async function keepsData() {
  return localStorage.length > 0 || (await indexedDB.databases()).length > 0 || (await self.caches?.keys())?.length > 0;
}

// forget removes what an app has left behind. A worker whose installation never ends can't be
// unregistered.
async function forget(app, stalls) {
  const registration = await navigator.serviceWorker?.getRegistration(`/${app}/`);
  if (!stalls) await registration?.unregister();
  localStorage.clear();
  sessionStorage.clear();
  for (const name of (await self.caches?.keys()) ?? []) await caches.delete(name);
  for (const { name } of await indexedDB.databases()) {
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = resolve;
    });
  }
}

// frameOf returns the frame in which an app is open.
const frameOf = (app) => document.querySelector(`iframe[src="/${app}/"]`);

const loaded = (frame) => new Promise((resolve) => { frame.onload = resolve; });

// open opens an app and leaves it open.
async function open(app) {
  const frame = document.createElement('iframe');
  frame.src = `/${app}/`;
  document.body.append(frame);
  await loaded(frame);
}

// press presses the buttons of an open app.
const press = (app) => pressButtons(frameOf(app).contentWindow, 10);

// reopen opens an open app again.
async function reopen(app, steps = 10) {
  const frame = frameOf(app);
  frame.contentWindow.location.reload();
  await loaded(frame);
  await settle(steps);
}

// stop closes an open app and removes its worker.
async function stop(app) {
  frameOf(app).remove();
  const registration = await navigator.serviceWorker.getRegistration(`/${app}/`);
  await registration.unregister();
}

// visit uses an app: opens it, presses every button, loses sight and the connection and comes
// back, and, if the app keeps data, opens it again. Returns what became of it.
async function visit(app, { steps, stalls }) {
  if (!stalls) await install(app);
  await open(app);
  const frame = frameOf(app);
  const record = { errors: [], waits: false };
  const take = () => {
    const seen = frame.contentWindow.seen();
    record.errors.push(...seen.errors);
    record.waits ||= seen.waits;
  };
  await settle(steps);
  await pressButtons(frame.contentWindow, steps);
  await comeAndGo(frame.contentWindow, steps);
  take();
  if (await keepsData()) {
    await reopen(app, steps);
    take();
  }
  frame.remove();
  await forget(app, stalls);
  return record;
}
