import { post } from './outbox.js';

const on = (tag, work) => self.addEventListener('sync', (event) => { // want "late-sync-listener: this .sync. listener is added too late"
  if (event.tag === tag) event.waitUntil(work());
});

self.addEventListener('activate', () => on('thanks', () => post({ kind: 'thanks' })));

// At once.
for (const tag of ['rain', 'frost']) {
  self.addEventListener('sync', (event) => {
    if (event.tag === tag) event.waitUntil(post({ kind: tag }));
  });
}
