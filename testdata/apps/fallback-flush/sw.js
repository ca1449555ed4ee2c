'use strict';

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('sync', (event) => {
  if (event.tag === 'book') {
    event.waitUntil(flush());
  }
});

function settle(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function flush() {
  const db = await settle(indexedDB.open('cash-book'));
  const keys = await settle(db.transaction('entries').objectStore('entries').getAllKeys());
  for (const key of keys) {
    const entry = await settle(db.transaction('entries').objectStore('entries').get(key));
    const response = await fetch('/book', { method: 'POST', body: JSON.stringify(entry) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    await settle(db.transaction('entries', 'readwrite').objectStore('entries').delete(key));
  }
}
