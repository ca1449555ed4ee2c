import { put, send } from './outbox.js';

// The article that everybody copies: the global is not a member of the registration's prototype.
export async function arrived(crate) {
  await put('arrival', { crate });
  if ('serviceWorker' in navigator && 'SyncManager' in ServiceWorkerRegistration.prototype) { // want "wrong-feature-detection: .*false in every browser"
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('movements').catch(send);
  } else {
    await send();
  }
}

export async function arrivedAgain(crate) {
  await put('arrival', { crate, again: true });
  const registration = await navigator.serviceWorker.ready;
  if ('SyncManager' in registration) { // want "wrong-feature-detection: .*false in every browser"
    await registration.sync.register('movements').catch(send);
    return;
  }
  await send();
}

// undefined is not null, so this test lets every browser pass.
export async function unloaded(crate) {
  await put('unloading', { crate });
  const registration = await navigator.serviceWorker.ready;
  if (registration.sync !== null) { // want "wrong-feature-detection: .*true in every browser"
    await registration.sync.register('movements').catch(send);
  } else {
    await send();
  }
}
