// Where the worker sends things to: plain http is blocked, but of hosts that only developers have.
async function ask() {
  const news = await fetch('http://news.example.org/today'); // want "insecure-sync-context: .*browsers block requests to plain http"
  const own = await fetch('http://localhost:8080/today');
  const other = await fetch('https://news.example.org/today');
  const relative = await fetch('/today');
  if (!news.ok || !own.ok || !other.ok || !relative.ok) throw new Error('not today');
}

self.addEventListener('periodicsync', (event) => {
  if (event.tag === 'news') event.waitUntil(ask());
});
