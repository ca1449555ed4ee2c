// want guarded partial ready-blocks-fallback unhandled-register-rejection
import { keep, send } from './helper.js';

const strategies = ['sync', 'now']/*ts  as const */;

async function save(note/*ts : string */) {
  await keep(note);
  for (const strategy of strategies) {
    switch (strategy) {
      case 'sync': {
        const reg = await navigator.serviceWorker.ready;
        if (!('sync' in reg)) break;
        await /*here*//*ts (*/reg/*ts  as any)*/.sync.register('outbox');
        return;
      }
      case 'now':
        await send(note);
    }
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
