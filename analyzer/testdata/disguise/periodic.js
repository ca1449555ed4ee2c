// want guarded missing missing-periodic-fallback unhandled-register-rejection
import { send } from './helper.js';

async function subscribe() {
  const reg = await navigator.serviceWorker.ready;
  if (!('periodicSync' in reg)) return;
  const status = await navigator.permissions.query({ name: 'periodic-background-sync'/*ts  as PermissionName */ });
  if (status.state === 'granted') {
    await /*here*//*ts (*/reg/*ts  as any)*/.periodicSync.register('outbox', { minInterval: 86400000 });
  } else {
    await send('a note');
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => subscribe());
