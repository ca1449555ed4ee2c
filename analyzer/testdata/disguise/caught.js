// want caught adequate ready-blocks-fallback
import { keep, send } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  try {
    const reg = await navigator.serviceWorker.ready;
    await /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox');
  } catch {
    await send(note);
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
