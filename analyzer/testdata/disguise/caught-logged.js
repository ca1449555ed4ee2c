// want unguarded missing unhandled-register-rejection
import { keep } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  try {
    const reg = await navigator.serviceWorker.ready;
    await /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox');
  } catch (error) {
    console.error('the note stays here', error);
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
