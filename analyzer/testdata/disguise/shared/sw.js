self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(fetch('/notes', { method: 'POST', body: 'all that waits' }));
});

self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(fetch('/notes'));
});
