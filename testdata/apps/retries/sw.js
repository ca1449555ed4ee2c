import { all, post, remove, update } from './outbox.js';
import './watch.js';
import './lists.js';
import './orders.js';
import './late.js';
import './told.js';

async function send(kind) {
  for (const entry of await all(kind)) {
    await post(entry);
    await remove(entry);
  }
}

const again = (tag) => self.registration.sync.register(tag); // want "reregister-in-sync-handler: this registers the tag that is being handled"

const tasks = {
  // The browser would try again by itself.
  async harvest() {
    try {
      await send('harvest');
    } catch (error) {
      console.error('once more', error);
      await again('harvest');
    }
  },
  // What has come in while all was sent goes with the next event.
  async water() {
    await send('water');
    if ((await all('water')).length > 0) await self.registration.sync.register('water');
  },
  // The last attempt starts the pauses anew.
  async seeds(event) {
    try {
      await send('seeds');
    } catch (error) {
      if (event.lastChance) await self.registration.sync.register('seeds');
      throw error;
    }
  },
  // What fails is gone.
  async boots() {
    for (const entry of await all('boots')) {
      await remove(entry);
      await post(entry);
    }
  },
  // What fails is put back.
  async gloves() {
    for (const entry of await all('gloves')) {
      await remove(entry);
      await post(entry).catch(async (error) => {
        await update(entry);
        throw error;
      });
    }
  },
  // Two that keep each other going.
  async tools() {
    await send('tools').catch(() => self.registration.sync.register('keys')); // want "reregister-in-sync-handler: this registers another tag .* in turn"
  },
  async keys() {
    await send('keys').catch(() => self.registration.sync.register('tools')); // want "reregister-in-sync-handler: this registers another tag .* in turn"
  },
};

self.addEventListener('sync', (event) => {
  const task = tasks[event.tag];
  if (task) event.waitUntil(task(event));
});
