'use strict';

self.addEventListener('sync', (event) => {
  if (event.tag === 'report') {
    event.waitUntil(wakePage());
  }
});

async function wakePage() {
  for (const client of await self.clients.matchAll()) {
    client.postMessage('send the report');
  }
}
