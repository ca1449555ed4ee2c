'use strict';

const TOPICS = ['headlines', 'weather', 'sports', 'lottery', 'obituaries', 'crossword'];
const CONTENT = 'content-v1';

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all(TOPICS.map(refresh)));
});

self.addEventListener('fetch', (event) => {
  if (event.request.url.includes('/content/')) {
    event.respondWith(freshOrCached(event.request));
  }
});

self.addEventListener('periodicsync', (event) => {
  if (TOPICS.includes(event.tag)) {
    event.waitUntil(refresh(event.tag));
  }
});

self.addEventListener('message', (event) => {
  if (event.data === 'unsubscribe from all') {
    event.waitUntil(unsubscribeFromAll());
  }
});

async function refresh(topic) {
  const cache = await caches.open(CONTENT);
  await cache.add(`content/${topic}.json`);
}

async function freshOrCached(request) {
  const cache = await caches.open(CONTENT);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const cached = await cache.match(request);
    if (cached) return cached;
    throw error;
  }
}

async function unsubscribeFromAll() {
  const manager = self.registration.periodicSync;
  for (const tag of await manager.getTags()) { // want "unguarded-periodic-sync: .*Firefox.*Safari"
    await manager.unregister(tag);
  }
}
