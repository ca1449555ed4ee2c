async function send() {
  const response = await fetch('/api/outbox', { method: 'POST' });
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
}

self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(send());
});
