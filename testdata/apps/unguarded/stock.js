import { save } from './store.js';

export class StockUploader {
  constructor(registration) {
    this.registration = registration;
    this.requested = 0;
  }

  static async connect() {
    return new StockUploader(await navigator.serviceWorker.ready);
  }

  async count(item, left) {
    await save('stock', { item, left });
    await this.request();
  }

  request() {
    this.requested += 1;
    return this.registration.sync.register('stock'); // want "unguarded-sync: `this.registration.sync` is undefined in Firefox and Safari"
  }
}

// The question mark asks for the registration, not for its sync.
export async function requestFromAnyPage() {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.sync.register('stock'); // want "unguarded-sync: .*Firefox and Safari"
}

export function requestByHand() {
  const manager = new SyncManager(); // want "unguarded-sync: .*not constructible"
  return manager.register('stock');
}
