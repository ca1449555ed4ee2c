// want caught adequate ready-blocks-fallback
import { keep, send } from './helper.js';

const save = (note/*ts : string */)/*ts : Promise<void> */ =>
  keep(note)
    .then(() => navigator.serviceWorker.ready)
    .then((reg) => /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox'))
    .catch(() => send(note));

document.querySelector('form')/*ts !*/.addEventListener('submit', () => { save('a note'); });
