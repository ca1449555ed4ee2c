// want guarded partial missing-service-worker-check ready-blocks-fallback unhandled-register-rejection
import { keep, send } from './helper.js';

async function save(note/*ts : string */) {
  await keep(note);
  const nav = window.navigator;
  const supported/*ts : boolean */ = typeof window['SyncManager'/*ts  as any*/] !== 'undefined';
  if (supported === false) {
    send(note);
  } else {
    const reg = await nav.serviceWorker.ready;
    await /*here*/reg['sync'/*ts  as never*/].register('outbox');
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', () => save('a note'));
