// want guarded partial partial-fallback ready-blocks-fallback unhandled-register-rejection
import { keep, send } from './helper.js';

async function save(note/*ts : string */) {
  const reg = await navigator.serviceWorker.ready;
  if (!('sync' in reg)) {
    await send(note);
    return;
  }
  await keep(note);
  await /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox');
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
