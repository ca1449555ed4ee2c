import { flush } from './send.js';
import { keep, keys } from './store.js';

const KINDS = ['hikes', 'routes', 'photos', 'tracks', 'albums', 'comments', 'likes', 'replies',
  'renewals', 'addresses', 'payments', 'keys', 'guests', 'sightings', 'traces', 'nests'];

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('sync', (event) => {
  if (KINDS.includes(event.tag)) {
    event.waitUntil(flush(event.tag));
  }
});

self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'bulletin') {
    event.waitUntil(caches.open('bulletin').then((cache) => cache.add('bulletin.html')));
  }
});

// A notification that is answered while no page is open.
self.addEventListener('notificationclick', (event) => {
  event.waitUntil(answer(event.notification.data.id, event.action));
});

async function answer(id, text) {
  await keep('replies', { id, text });
  if ('sync' in self.registration) {
    try {
      await self.registration.sync.register('replies');
    } catch {
      await flush('replies');
    }
  } else {
    await flush('replies');
  }
}

self.addEventListener('message', (event) => {
  if (event.data.type === 'flush') {
    event.waitUntil(flushLater(event.data.kind));
  }
});

async function flushLater(kind) {
  const waiting = await keys(kind);
  if (waiting.length === 0) return;
  if (typeof SyncManager === 'undefined') {
    await flush(kind);
    return;
  }
  await self.registration.sync.register(kind).catch(() => flush(kind));
}
