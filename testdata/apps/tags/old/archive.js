// What is left of the worker of last year.
self.addEventListener('sync', (event) => { // want "unused-sync-handler: this `sync` handler never runs"
  const sent = (response) => response.ok || Promise.reject(new Error(response.statusText));
  if (event.tag === 'archive') event.waitUntil(fetch('/archive', { method: 'POST' }).then(sent));
});
