import { listen } from './form.js';
import { keep } from './store.js';

// In Firefox and Safari nothing on this page ever leaves the device.

async function readMeter(fields) {
  await keep('meter', fields);
  if ('serviceWorker' in navigator && 'SyncManager' in window) {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('meter'); // want "missing-fallback: nothing sends this data in Firefox and Safari"
  } else {
    console.log('Background Sync is not supported here');
  }
}

async function reportFault(fields) {
  await keep('fault', fields);
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) {
    await registration.sync.register('fault'); // want "missing-fallback: nothing sends this data in Firefox and Safari"
  } else {
    // Nothing to do.
  }
}

async function bookHours(fields) {
  await keep('shift', fields);
  const registration = await navigator.serviceWorker.ready;
  if (!registration.sync) {
    console.warn('hours are kept until there is a sync event');
    return;
  }
  await registration.sync.register('shift'); // want "missing-fallback: nothing sends this data in Firefox and Safari"
}

async function refuel(fields) {
  await keep('fuel', fields);
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register('fuel'); // want "missing-fallback: nothing sends this data in Firefox and Safari"
}

// The caller is told, and does not listen.
async function requestSync(tag) {
  const registration = await navigator.serviceWorker.ready;
  if (!('sync' in registration)) return false;
  try {
    await registration.sync.register(tag); // want "missing-fallback: nothing sends this data in Firefox and Safari"
    return true;
  } catch (error) {
    console.warn('sync was refused:', error);
    return false;
  }
}

async function handOverKey(fields) {
  await keep('key', fields);
  await requestSync('key');
}

// Asking the same question again gives the same answer.
async function scanParcel(fields) {
  await keep('parcel', fields);
  await queueParcel();
}

async function queueParcel() {
  const registration = await navigator.serviceWorker.ready;
  if (registration.sync) {
    await registration.sync.register('parcel'); // want "missing-fallback: nothing sends this data in Firefox and Safari"
  } else {
    setTimeout(queueParcel, 30_000);
  }
}

listen('meter', readMeter);
listen('fault', reportFault);
listen('shift', bookHours);
listen('fuel', refuel);
listen('key', handOverKey);
listen('parcel', scanParcel);

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('sw.js', { type: 'module' });
}
