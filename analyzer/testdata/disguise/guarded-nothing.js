// want guarded missing missing-fallback missing-service-worker-check
import { keep } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  if ('SyncManager' in window) {
    const reg = await navigator.serviceWorker.ready;
    await /*here*/reg/*ts !*/.sync.register('outbox');
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
