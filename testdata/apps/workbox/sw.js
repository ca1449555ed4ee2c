// The service worker: queues that are right, next to others that are not.
import { Queue, BackgroundSyncPlugin } from 'workbox-background-sync';
import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute, Route } from 'workbox-routing';
import { CacheFirst, NetworkFirst, NetworkOnly, Strategy } from 'workbox-strategies';
import { resend } from './resend.js';

const refused = {
  async fetchDidSucceed({ response }) {
    if (response.status >= 500) throw new Error(response.statusText);
    return response;
  },
};

// Right: one plugin that two routes share, made by a helper that is called here.
const makePlugin = (name) => new BackgroundSyncPlugin(name, { onSync: resend, maxRetentionTime: 28 * 24 * 60 });
const lengths = makePlugin('lengths');
registerRoute(/\/lengths$/, new NetworkOnly({ plugins: [lengths, refused] }), 'POST');
registerRoute(new Route(/\/lengths\/\d+$/, new NetworkOnly({ plugins: [lengths, refused] }), 'PUT'));

// Right: a strategy of the app's own does as it likes.
class Relay extends Strategy {
  _handle(request, handler) {
    return handler.fetch(request);
  }
}
registerRoute(/\/relay/, new Relay({ plugins: [makePlugin('relay'), refused] }), 'POST');

// Right: for reads, without a queue.
registerRoute(/\/pools/, new NetworkFirst({ plugins: [new ExpirationPlugin({ maxEntries: 9 })] }));

// Beacons by GET are writes of a kind, and one more or less is no loss.
registerRoute(/analytics\.example\/collect/, new NetworkOnly({
  plugins: [new BackgroundSyncPlugin('beacons', { maxRetentionTime: 365 * 24 * 60 })], // want "workbox-background-sync-inert: the queue \"beacons\" is for GET"
}));

registerRoute(/\/teams/, new NetworkOnly({
  plugins: [new BackgroundSyncPlugin('teams', { onSync: resend })], // want "workbox-background-sync-inert: the queue \"teams\" is for GET .*no other method"
}));
registerRoute(/\/times/, new CacheFirst({ // want "workbox-caching-strategy-for-writes: `CacheFirst` can't cache .* POST"
  plugins: [
    new BackgroundSyncPlugin('times', { // want "workbox-http-errors-dropped: the queue \"times\" takes"
      maxRetentionTime: 7 * 24 * 60 * 60, // want "workbox-retention-units: .* 604800 of them are 420 days; these look like seconds"
    }),
  ],
}), 'POST');

// One name twice, but never both.
const compact = location.search.includes('compact');
const notes = compact ? new Queue('notes', { onSync: resend }) : new Queue('notes', { onSync: resend, maxRetentionTime: 60 });

const first = new Queue('results', { onSync: resend });
const second = new Queue('results', { onSync: resend }); // want "workbox-duplicate-queue-name: the name \"results\" is that of another"

const loud = new Queue('loud', {
  async onSync({ queue }) {
    try {
      await queue.replayRequests();
    } catch (error) { // want "workbox-onsync-outcome: the queue \"loud\" does not hear .* caught here"
      console.error(error);
    }
  },
});
const odd = new Queue('odd', {
  onSync: ({ queue }) => queue.replayRequests().catch((error) => { // want "workbox-onsync-outcome: what is thrown here is no `Error`"
    throw error.message + '!';
  }),
});
const quick = new Queue('quick', {
  onSync({ queue }) {
    queue.replayRequests().then(() => console.log('sent')); // want "workbox-onsync-outcome: the queue \"quick\" .* nobody waits"
  },
});

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'DELETE') return;
  const late = new Queue('late', { onSync: resend }); // want "workbox-queue-placement: the queue \"late\" is made in a handler"
  event.respondWith(fetch(event.request.clone()).catch(() => late.pushRequest({ request: event.request })));
});

// With this, no queue waits for the worker to be started.
self.addEventListener('message', (event) => {
  if (event.data.type !== 'replay') return;
  const queues = [notes, first, second, loud, odd, quick];
  event.waitUntil(Promise.all(queues.map((queue) => queue.replayRequests())));
});
