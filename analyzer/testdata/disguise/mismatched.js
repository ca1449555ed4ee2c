// want mismatched missing mismatched-feature-detection
import { keep } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  const reg = await navigator.serviceWorker.ready;
  if ('SyncManager' in window) {
    await /*here*//*ts (*/reg/*ts  as any)*/.periodicSync.register('outbox', { minInterval: 86400000 });
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
