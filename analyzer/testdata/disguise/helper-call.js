// want guarded partial ready-blocks-fallback unhandled-register-rejection
import { inBackground, keep, send } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  await inBackground((reg/*ts : any */) => /*here*/reg.sync.register('outbox'), () => send(note));
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
