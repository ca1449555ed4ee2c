import { put, send } from './outbox.js';

const hasOwn = (object, name) => Object.prototype.hasOwnProperty.call(object, name);

export async function left(crate) {
  await put('departure', { crate });
  const registration = await navigator.serviceWorker.ready;
  if (registration.hasOwnProperty('sync')) { // want "wrong-feature-detection: .*false in every browser"
    await registration.sync.register('movements').catch(send);
  } else {
    await send();
  }
}

export async function loaded(crate) {
  await put('loading', { crate });
  const registration = await navigator.serviceWorker.ready;
  if (!Object.hasOwn(registration, 'sync')) { // want "wrong-feature-detection: .*false in every browser"
    await send();
    return;
  }
  await registration.sync.register('movements').catch(send);
}

export async function returned(crate) {
  await put('return', { crate });
  const registration = await navigator.serviceWorker.ready;
  const able = Object.keys(registration).includes('sync'); // want "wrong-feature-detection: .*false in every browser"
  await (able ? registration.sync.register('movements').catch(send) : send());
}

// The crates themselves are plain objects: these are their own properties.
export const isChecked = (crate) => hasOwn(crate, 'sync') || 'sync' in crate;
