import { openDB } from 'idb';
import { post } from './outbox.js';

async function flush() {
  const db = await openDB('orders');
  const tx = db.transaction('orders', 'readwrite');
  for (const order of await tx.store.getAll()) {
    await post(order);
    await tx.store.delete(order.id); // want "idb-transaction-across-fetch: the transaction has ended by now"
  }
}

// A transaction for each.
async function sendLast() {
  const db = await openDB('orders');
  for (const order of await db.getAll('last')) {
    await post(order);
    await db.transaction('last', 'readwrite').store.delete(order.id);
  }
}

self.addEventListener('sync', (event) => {
  if (event.tag === 'orders') event.waitUntil(flush());
  if (event.tag === 'last') event.waitUntil(sendLast());
});
