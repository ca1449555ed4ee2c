// want guarded missing missing-fallback
import { keep } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  const reg = await navigator.serviceWorker.getRegistration();
  await /*here*//*ts (*/reg/*ts  as any)*/?.sync?.register('outbox');
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
