// want guarded adequate ready-blocks-fallback
import { keep, send } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  const reg = await navigator.serviceWorker.ready;
  try {
    await (/*here*//*ts (*/reg/*ts  as any)*/.sync?.register('outbox') ?? send(note));
  } catch {
    await send(note);
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
