// want unguarded missing unguarded-sync
import { keep } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  const reg = await navigator.serviceWorker.ready;
  await /*here*//*ts (*/reg/*ts  as any)*/.sync/*ts !*/.register('outbox');
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
