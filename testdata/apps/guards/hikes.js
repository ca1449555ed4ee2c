import { flush } from './send.js';
import { keep } from './store.js';

// The global, after a check for service workers.
export async function logHike(hike) {
  await keep('hikes', hike);
  if ('serviceWorker' in navigator && 'SyncManager' in window) {
    const registration = await navigator.serviceWorker.ready;
    try {
      await registration.sync.register('hikes');
    } catch {
      await flush('hikes');
    }
  } else {
    await flush('hikes');
  }
}

// The very object that is used.
export async function planRoute(route) {
  await keep('routes', route);
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) {
    try {
      await registration.sync.register('routes');
      return;
    } catch (error) {
      console.info('routes go out now:', error);
    }
  }
  await flush('routes');
}
