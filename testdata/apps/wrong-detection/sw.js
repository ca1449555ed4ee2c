'use strict';

const SHELL = ['/', '/index.html', '/main.js', '/manifest.webmanifest'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open('depot').then((cache) => cache.addAll(SHELL)));
});

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET') {
    event.respondWith(caches.match(event.request).then((hit) => hit ?? fetch(event.request)));
  }
});

self.addEventListener('message', (event) => {
  if (event.data === 'can you sync?') {
    event.source.postMessage({ sync: 'sync' in self.registration });
  }
  if (event.data === 'can you really?') {
    event.source.postMessage({ sync: 'SyncManager' in window }); // want "window-detection-in-service-worker: .*ReferenceError"
  }
});

importScripts('sw-sync.js');
