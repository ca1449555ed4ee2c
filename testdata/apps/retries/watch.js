import { post } from './outbox.js';

// It runs for every tag, and what fails here fails the others.
self.addEventListener('sync', (event) => { // want "handler-ignores-tag: .* for .harvest. as for .water. and each other tag"
  event.waitUntil(post({ kind: 'log', text: 'back' }));
});

// So does this one, but it does nothing that could fail.
self.addEventListener('sync', () => console.log('back'));

self.addEventListener('periodicsync', ({ waitUntil }) => { // want "handler-ignores-tag: this .periodicsync. listener"
  waitUntil(caches.open('pages').then((cache) => cache.add('index.html')));
});
