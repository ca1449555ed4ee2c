import { all, clear, post, remove, sendAll, update } from './outbox.js';
import { repairs } from './repairs.js';
import './more.js';

// A named handler, and what it calls in another module.
self.addEventListener('sync', onSync);

function onSync(event) {
  switch (event.tag) {
    case 'repairs':
      event.waitUntil(repairs());
      break;
    case 'parts':
      event.waitUntil(parts); // want "waituntil-not-a-promise: .*never called"
      break;
    case 'hours':
      hours(event);
      break;
    default:
      event.waitUntil(others(event.tag));
  }
}

async function parts() {
  await sendAll();
}

// The event goes to a helper, which turns around what it does not know.
function hours(event) {
  if (event.tag !== 'hours') return;
  event.waitUntil(all('hours').then((list) => {
    list.forEach(async (entry) => { // want "floating-promise-in-handler: .*when the request fails or the server refuses it"
      await post(entry);
      await remove(entry);
    });
  }));
}

// A table of tasks.
const tasks = {
  photos: async () => {
    const list = await all('photos');
    await Promise.allSettled(list.map(post)); // want "swallowed-sync-error: `Promise.allSettled` is fulfilled"
  },
  tools: async () => {
    for (const entry of await all('tools')) {
      const response = await fetch('tools', { method: 'PUT', body: JSON.stringify(entry) });
      if (response.ok) { // want "swallowed-sync-error: nothing is thrown when the server refuses"
        await remove(entry);
      } else {
        console.warn('refused', entry);
      }
    }
  },
  orders: async () => {
    for (const entry of await all('orders')) {
      try {
        await post(entry);
        await remove(entry);
      } catch (error) { // want "swallowed-sync-error: the error ends here"
        console.error('next time', error);
        break;
      }
    }
  },
  // The three that follow are right.
  bills: async () => {
    let failed = 0;
    for (const entry of await all('bills')) {
      try {
        await post(entry);
        await remove(entry);
      } catch {
        failed += 1;
      }
    }
    if (failed) throw new Error(`${failed} bills are left`);
  },
  faults: async () => {
    for (const entry of await all('faults')) {
      try {
        await post(entry);
        await remove(entry);
      } catch (error) {
        await update({ ...entry, error: error.message }); // for a list that people look at
      }
    }
  },
  visits: () => fetch('count', { method: 'POST', keepalive: true }),
};

async function others(tag) {
  await tasks[tag]?.();
}

self.onsync = async (event) => { // want "handler-without-waituntil"
  if (event.tag === 'stock') await sendAll();
};
