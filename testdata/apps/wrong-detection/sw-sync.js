'use strict';

// Code that runs in pages as well looks before it touches the name.
const inPage = typeof window !== 'undefined' && 'SyncManager' in window;

if (!inPage) {
  self.addEventListener('periodicsync', (event) => {
    if (event.tag === 'prices') {
      event.waitUntil(caches.open('depot').then((cache) => cache.add('/api/prices')));
    }
  });
}

// This throws before the listener is there, and takes the whole worker with it.
if ('SyncManager' in window) { // want "window-detection-in-service-worker: .*not installed"
  self.addEventListener('sync', (event) => {
    if (event.tag === 'movements') {
      event.waitUntil(fetch('/api/movements/flush', { method: 'POST' }).then((response) => {
        if (!response.ok) throw new Error(`the server answered ${response.status}`);
      }));
    }
  });
}
