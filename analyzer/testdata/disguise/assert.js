// want guarded missing missing-fallback
import { keep } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  const reg = await navigator.serviceWorker.ready;
  const manager = /*ts (*/reg/*ts  as ServiceWorkerRegistration & { sync?: any } )*/.sync;
  manager && await /*here*/manager.register('outbox');
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
