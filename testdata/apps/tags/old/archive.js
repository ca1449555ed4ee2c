// What is left of the worker of last year.
self.addEventListener('sync', (event) => { // want "unused-sync-handler: this `sync` handler never runs"
  if (event.tag === 'archive') event.waitUntil(fetch('/archive', { method: 'POST' }));
});
