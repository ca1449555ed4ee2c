// want guarded adequate ready-blocks-fallback
import { keep, send } from './helper.js';

async function request()/*ts : Promise<void> */ {
  const reg = await navigator.serviceWorker.ready;
  if (!/*ts (*/reg/*ts  as any)*/.sync) throw new Error('there is no sync');
  await /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox');
}

async function save(note/*ts : string */) {
  await keep(note);
  try {
    await request();
  } catch (error/*ts : unknown */) {
    await send(note);
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
