import { save } from './store.js';

export async function mailReceipt(receipt) {
  await save('receipts', receipt);
  const { ready } = navigator.serviceWorker;
  const manager = (await ready).sync;
  await manager.register('receipts'); // want "unguarded-sync: .*Firefox and Safari"
}

export async function printLabel(label) {
  await save('labels', label);
  const { sync } = await navigator.serviceWorker.ready;
  await sync.register('labels'); // want "unguarded-sync: .*Firefox and Safari"
}

export const mailAgain = () =>
  navigator.serviceWorker.ready.then(({ sync }) => sync.register('receipts')); // want "unguarded-sync: .*Firefox and Safari"
