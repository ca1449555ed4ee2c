// want guarded partial ready-blocks-fallback unhandled-register-rejection
import { keep, send } from './helper.js';

class Outbox {
  #reg/*ts ?: any */;

  constructor(reg/*ts : ServiceWorkerRegistration */) {
    this.#reg = reg;
  }

  get #able()/*ts : boolean */ {
    return 'sync' in this.#reg;
  }

  async push(note/*ts : string */) {
    await keep(note);
    if (this.#able) await /*here*/this.#reg.sync.register('outbox');
    else await send(note);
  }
}

document.querySelector('form')/*ts !*/.addEventListener('submit', async () => {
  const outbox = new Outbox(await navigator.serviceWorker.ready);
  await outbox.push('a note');
});
