self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(send());
});

self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(fetch('/notes'));
});

async function send() {
  const response = await fetch('/notes', { method: 'POST', body: 'all that waits' });
  if (!response.ok) throw new Error(response.statusText);
}
