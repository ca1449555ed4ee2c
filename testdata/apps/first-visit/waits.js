// Once a listener has told that the worker is active, or the registration of one that is.
async function onceActive() {
  const registration = await navigator.serviceWorker.register('sw.js');
  await new Promise((resolve) => {
    const starting = registration.installing;
    if (!starting) return resolve();
    starting.addEventListener('statechange', (event) => event.target.state === 'activated' && resolve());
  });
  await registration.sync?.register('loans').catch(console.warn); // want "partial-fallback" "unhandled-register-rejection"
}

async function onceReady() {
  const registration = await navigator.serviceWorker.register('sw.js').then(() => navigator.serviceWorker.ready);
  await registration.sync?.register('loans').catch(console.warn); // want "partial-fallback" "unhandled-register-rejection"
}

await onceActive();
await onceReady();
