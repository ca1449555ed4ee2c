// want guarded adequate
import { keep, send, hasSync as able } from './helper.js';

const save = async (note/*ts : string */) => {
  await keep(note);
  const reg = await navigator.serviceWorker.getRegistration();
  if (reg && able) {
    await /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox').catch(() => send(note));
    return;
  }
  await send(note);
};

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
