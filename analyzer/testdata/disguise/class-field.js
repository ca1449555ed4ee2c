// want guarded partial ready-blocks-fallback unhandled-register-rejection
import { keep, send } from './helper.js';

class Outbox {
  /*ts private readonly */able/*ts : boolean */ = 'serviceWorker' in navigator && 'SyncManager' in window;

  /*ts public */async push(note/*ts : string */)/*ts : Promise<void> */ {
    await keep(note);
    if (!this.able) {
      await send(note);
      return;
    }
    const reg = await navigator.serviceWorker.ready;
    await /*here*//*ts (*/reg/*ts  as any)*/.sync/*ts !*/.register('outbox');
  }
}

const outbox = new Outbox();
document.querySelector('form')/*ts !*/.addEventListener('submit', () => outbox.push('a note'));
