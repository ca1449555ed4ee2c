// A new version of a worker that is active already can register.
self.addEventListener('install', (event) => {
  if (!self.registration.active) return;
  event.waitUntil(self.registration.periodicSync?.register('news', { minInterval: 24 * 60 * 60 * 1000 }).catch(() => {}));
});
