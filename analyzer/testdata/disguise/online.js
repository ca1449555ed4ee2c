// want guarded adequate
import { keep, send } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  const reg = await navigator.serviceWorker.ready;
  if ('sync' in reg) await /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox');
}

window.addEventListener('online', () => send(localStorage.getItem('waiting')));
send(localStorage.getItem('waiting'));
document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
