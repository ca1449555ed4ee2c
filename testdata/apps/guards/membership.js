import { flush } from './send.js';
import { keep } from './store.js';

const canSync = 'serviceWorker' in navigator && typeof SyncManager !== 'undefined';

function syncSupported() {
  return 'serviceWorker' in navigator && Boolean(self.SyncManager);
}

const request = (tag) => navigator.serviceWorker.ready
  .then((registration) => registration.sync.register(tag))
  .catch(() => flush(tag));

// Early return.
export async function renew(year) {
  await keep('renewals', { year });
  const registration = await navigator.serviceWorker.ready;
  if (!('sync' in registration)) return flush('renewals');
  return registration.sync.register('renewals').catch(() => flush('renewals'));
}

// A boolean, found out once.
export async function move(address) {
  await keep('addresses', address);
  if (canSync) {
    await request('addresses');
  } else {
    await flush('addresses');
  }
}

// A helper.
export async function pay(amount) {
  await keep('payments', { amount });
  if (!syncSupported()) {
    await flush('payments');
    return;
  }
  await request('payments');
}

// A conditional expression.
export async function borrowKey(hut) {
  await keep('keys', { hut });
  await (canSync ? request('keys') : flush('keys'));
}

// A chain of && and ||.
export async function bringGuest(name) {
  await keep('guests', { name });
  const registration = await navigator.serviceWorker.ready;
  const queued = typeof registration.sync !== 'undefined' &&
    await registration.sync.register('guests').then(() => true, () => false);
  queued || await flush('guests');
}
