self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('sync', (event) => {
  if (['entries', 'photo', 'postcard'].includes(event.tag)) {
    event.waitUntil(askPageToSend(event.tag));
  }
});

// The entries are in localStorage, which only a page can read.
async function askPageToSend(tag) {
  const pages = await self.clients.matchAll({ type: 'window' });
  if (pages.length === 0) throw new Error('no page is open');
  pages[0].postMessage({ send: tag });
}
