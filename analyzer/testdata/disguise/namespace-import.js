// want guarded missing missing-fallback
import * as helper from './helper.js';

async function save(note/*ts : string */) {
  await helper.keep(note);
  if (!helper.canSync()) {
    return;
  }
  const reg = await navigator.serviceWorker.ready;
  await /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox');
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
