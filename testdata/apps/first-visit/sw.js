// The service worker.
importScripts('update.js', 'background.js', 'with-pages.js', 'requests.js');

const DAY = 24 * 60 * 60 * 1000;

async function send() {
  const response = await fetch('/loans', { method: 'POST', body: 'all' });
  if (!response.ok) throw new Error(response.statusText);
}

async function refresh() {
  const response = await fetch('/news');
  if (!response.ok) throw new Error(response.statusText);
  const cache = await caches.open('news');
  await cache.put('/news', response);
}

self.addEventListener('install', (event) => {
  event.waitUntil(self.registration.periodicSync?.register('news', { minInterval: DAY }).catch(() => {})); // want "register-without-active-worker: in the `install` event" "periodic-no-opt-out"
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.registration.periodicSync?.register('news', { minInterval: DAY }).catch(() => {}));
});

self.addEventListener('sync', (event) => {
  if (event.tag === 'loans') event.waitUntil(send());
});

self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'news') event.waitUntil(refresh());
});
