// The service worker.
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

self.addEventListener('sync', (event) => {
  const { tag } = event;
  if (tag === 'loans' || tag.startsWith('loan:') || tag.startsWith('mail-') || tag.startsWith('remind-')) event.waitUntil(send());
});

self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'news') event.waitUntil(refresh());
});
