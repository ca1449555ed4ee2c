// want ineffective missing unguarded-sync
import { keep } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  if ('serviceWorker' in navigator) {
    const reg = await navigator.serviceWorker.ready;
    await /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox');
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
