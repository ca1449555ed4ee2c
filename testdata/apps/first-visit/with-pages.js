// Only while a page is open.
self.addEventListener('push', (event) => {
  event.waitUntil(self.clients.matchAll().then((pages) => {
    if (pages.length > 0) return self.registration.sync?.register('loans').catch(console.warn); // want "unhandled-register-rejection" "partial-fallback"
  }));
});
