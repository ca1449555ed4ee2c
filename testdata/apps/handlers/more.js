import { all, post, sendAll } from './outbox.js';

// One function for both events.
for (const type of ['sync', 'periodicsync']) {
  self.addEventListener(type, async (event) => {
    if (event.tag !== 'prices') return; // want "unused-sync-handler: nothing registers the tag .prices. for .periodicsync."
    const kept = await caches.match('prices');
    event.waitUntil(refresh(kept)); // want "waituntil-after-await"
  });
}

async function refresh() {
  const response = await fetch('prices');
  if (response.ok) await (await caches.open('prices')).put('prices', response);
}

self.addEventListener('sync', (event) => {
  if (event.tag !== 'notes') return;
  event.waitUntil((async () => {
    const request = indexedDB.open('notes');
    request.onsuccess = () => { // want "floating-promise-in-handler: .*does not wait for the request"
      request.result.transaction('notes').objectStore('notes').getAll().onsuccess = ({ target }) => {
        target.result.forEach((note) => post(note));
      };
    };
  })());
});

self.addEventListener('sync', (event) => {
  if (event.tag === 'letters') event.waitUntil(letters()); // want "waituntil-not-a-promise: `waitUntil` is given undefined"
});

function letters() { // it returns nothing
  all('letters').then((list) => Promise.all(list.map(post)));
}

// What may be slow, but is waited for.
self.addEventListener('sync', (event) => {
  if (event.tag !== 'reports') return;
  const work = new Promise((resolve, reject) => {
    const request = indexedDB.open('reports');
    request.onsuccess = () => {
      request.result.transaction('reports').objectStore('reports').getAll().onsuccess = async ({ target }) => {
        try {
          for (const report of target.result) await post(report);
          resolve();
        } catch (error) {
          reject(error);
        }
      };
    };
    request.onerror = () => reject(request.error);
  });
  event.waitUntil(work.then(() => sendAll()));
});
