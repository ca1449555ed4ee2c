// want guarded adequate ready-blocks-fallback
import { keep, send } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  if ('serviceWorker' in navigator && 'SyncManager' in window) {
    const reg = await navigator.serviceWorker.ready;
    try {
      await /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox');
    } catch {
      await send(note);
    }
  } else {
    await send(note);
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
