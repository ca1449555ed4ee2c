// want guarded partial ready-blocks-fallback unhandled-register-rejection
import { keep, send } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  const { serviceWorker: workers } = navigator;
  const { sync: manager } = (await workers.ready)/*ts  as any */;
  if (!manager) return send(note);
  return /*here*/manager.register('outbox');
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
