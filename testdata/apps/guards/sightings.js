import { flush } from './send.js';
import { keep } from './store.js';

// Enough for Firefox and Safari, but on plain http there are no service workers to go with it.
export async function reportSighting(animal) {
  await keep('sightings', { animal });
  if ('SyncManager' in window) { // want "missing-service-worker-check: .*plain http"
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('sightings').catch(() => flush('sightings'));
  } else {
    await flush('sightings');
  }
}

export async function reportTrace(trace) {
  await keep('traces', trace);
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration && registration.sync) {
    await registration.sync.register('traces').catch(() => flush('traces'));
  } else {
    await flush('traces');
  }
}

export async function reportNest(nest) {
  await keep('nests', nest);
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration?.sync !== undefined) {
    await registration.sync.register('nests').catch(() => flush('nests'));
    return;
  }
  await flush('nests');
}
