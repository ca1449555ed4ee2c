'use strict';

importScripts('outbox.js');

const SHELL = 'shell-v4';
const FILES = ['./', 'index.html', 'outbox.js', 'background.js', 'app.js', 'manifest.webmanifest'];

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
  if (event.tag === 'upload-notes') {
    event.waitUntil(uploadNotes());
  }
});

self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'refresh-notebooks') {
    event.waitUntil(refreshNotebooks());
  }
});

async function dropOldShells() {
  for (const name of await caches.keys()) {
    if (name.startsWith('shell-') && name !== SHELL) await caches.delete(name);
  }
}

async function uploadNotes() {
  for (const note of await unsentNotes()) {
    try {
      const response = await fetch('api/notes', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(note),
      });
      // want+1 "swallowed-sync-error: nothing is thrown when the server refuses"
      if (response.ok) {
        await markSent(note);
      } else {
        console.error('server refused', note.id, response.status);
      }
    // want+1 "swallowed-sync-error: the error ends here when the request fails"
    } catch (error) {
      console.error('could not upload', note.id, error);
    }
  }
}

async function refreshNotebooks() {
  const response = await fetch('api/notebooks');
  if (!response.ok) return;
  for (const note of await response.json()) {
    await putNote({ ...note, uploaded: 1 });
  }
}
