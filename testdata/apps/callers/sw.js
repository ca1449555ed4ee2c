import { flush } from './outbox.js';

self.addEventListener('sync', (event) => {
  if (event.tag === 'diary' || event.tag === 'reminders') event.waitUntil(flush());
});
