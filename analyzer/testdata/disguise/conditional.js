// want guarded partial ready-blocks-fallback unhandled-register-rejection
import { keep, send } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  const reg/*ts : any */ = await navigator.serviceWorker.ready;
  return 'sync' in reg ? /*here*/reg.sync/*ts !*/.register('outbox') : send(note);
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
