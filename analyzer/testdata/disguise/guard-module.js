// want guarded partial partial-fallback ready-blocks-fallback
import { canSync, keep, send } from './helper.js';

async function save(note/*ts : string */) {
  if (!canSync()) return send(note);
  await keep(note);
  const reg/*ts : any */ = await navigator.serviceWorker.ready;
  return /*here*/reg.sync.register('outbox').catch(() => send(note));
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
