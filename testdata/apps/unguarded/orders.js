import { save } from './store.js';

export async function placeOrder(order) {
  await save('orders', order);
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register('orders'); // want "unguarded-sync: `registration.sync` is undefined in Firefox and Safari"
}

export function cancelOrder(id) {
  return navigator.serviceWorker.ready
    .then(async (registration) => {
      await save('cancellations', { id });
      return registration;
    })
    .then((registration) => registration.sync.register('cancellations')) // want "unguarded-sync: .*Firefox and Safari"
    .then(() => id);
}

// Which records the browser still holds back.
export async function waiting() {
  const registration = await navigator.serviceWorker.ready;
  const tags = await registration.sync.getTags(); // want "unguarded-sync: .*Firefox and Safari"
  return tags.filter((tag) => tag !== 'visits');
}
