// want unguarded missing unguarded-sync
import { keep } from './helper.js';

function save(note/*ts : string */)/*ts : Promise<unknown> */ {
  return keep(note)
    .then(() => navigator.serviceWorker.ready)
    .then((reg/*ts : ServiceWorkerRegistration */) => /*here*//*ts (*/reg/*ts  as unknown as { sync: { register(tag: string): Promise<void> } })*/.sync.register('outbox'));
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => { save('a note'); });
