'use strict';

importScripts('outbox.js', 'upload.js');

const SHELL = 'shell-v4';
const FILES = [
  './', 'index.html', 'outbox.js', 'upload.js', 'background.js', 'app.js', 'manifest.webmanifest',
];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells());
});

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(caches.match(event.request).then((cached) => cached || fetch(event.request)));
});

self.addEventListener('sync', (event) => {
  if (event.tag === UPLOAD_TAG) {
    event.waitUntil(uploadOrSay(event));
  }
});

self.addEventListener('periodicsync', (event) => {
  if (event.tag === NOTEBOOKS_TAG) {
    event.waitUntil(refreshNotebooks());
  }
});

async function dropOldShells() {
  for (const name of await caches.keys()) {
    if (name.startsWith('shell-') && name !== SHELL) await caches.delete(name);
  }
}

// The browser gives up after the last chance; the notes stay and leave when the app is opened.
async function uploadOrSay(event) {
  try {
    await uploadNotes();
  } catch (error) {
    if (event.lastChance) console.warn('gave up until the app is opened:', error);
    throw error;
  }
}
