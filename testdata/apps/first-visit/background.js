// Events that come while no page may be open.
self.addEventListener('push', (event) => {
  event.waitUntil(self.registration.sync?.register('loans').catch(console.warn)); // want "register-in-background: `push` comes while no page" "unhandled-register-rejection" "partial-fallback"
});

// A page has sent this.
self.addEventListener('message', (event) => {
  event.waitUntil(self.registration.sync?.register('loans').catch(console.warn)); // want "unhandled-register-rejection" "partial-fallback"
});
