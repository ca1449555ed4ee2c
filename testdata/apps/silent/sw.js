'use strict';

const SHELL = 'rolodex-7';
const FILES = ['./', 'main.js', 'contacts.js', 'editor.js', 'live.js', 'sync-manager.js'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  event.respondWith(caches.match(event.request).then((hit) => hit ?? fetch(event.request)));
});

// Pages tell each other about changes.
const channel = new BroadcastChannel('sync');
channel.addEventListener('message', async ({ data }) => {
  if (data.type !== 'sync') return;
  for (const client of await self.clients.matchAll()) {
    if (client.id !== data.from) client.postMessage(data);
  }
});
