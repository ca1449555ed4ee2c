import { all, post, remove } from './outbox.js';

self.addEventListener('sync', (event) => {
  if (event.tag === 'ping') event.waitUntil(ping());
  if (event.tag === 'diary') event.waitUntil(diary());
});

async function ping() {
  await post({ kind: 'ping' });
  await self.registration.showNotification('They know'); // want "notification-can-fail-sync: this rejects where the user has not allowed notifications"
}

// There is nothing left to send a second time.
async function diary() {
  for (const entry of await all('diary')) {
    await post(entry);
    await remove(entry);
  }
  await self.registration.showNotification('Your diary is up to date');
}
