import { put, send } from './outbox.js';

// Which browser it is says nothing about what is allowed in it.
export async function reportDamage(crate, text) {
  await put('damage', { crate, text });
  if (/Chrome\//.test(navigator.userAgent) && 'serviceWorker' in navigator) {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('movements'); // want "unguarded-sync: .*Firefox and Safari"
  } else {
    await send();
  }
}

// A name that is not there throws, and does so before anything can be false.
export async function reportLoss(crate) {
  await put('loss', { crate });
  if (SyncManager) { // want "wrong-feature-detection: .*ReferenceError"
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('movements').catch(send);
  } else {
    await send();
  }
}
