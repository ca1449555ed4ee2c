// The service worker.
import { Tag } from './tags';
import { send } from './send.js';

const handlers = {
  [Tag.Sightings]: () => send('sightings'),
  [Tag.Routes]: () => send('routes'),
};

self.addEventListener('sync', (event) => {
  const handle = handlers[event.tag];
  if (handle) event.waitUntil(handle());
  else if (/^photo-\w+$/.test(event.tag)) event.waitUntil(send(event.tag));
  else if (event.tag === 'notes') event.waitUntil(send('notes'));
});

self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'species') event.waitUntil(fetch('/species').then((response) => caches.open('species').then((cache) => cache.put('/species', response)))); // want "unused-sync-handler: nothing registers the tag \"species\" for `periodicsync`"
});
