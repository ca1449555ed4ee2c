import { add, sendAll } from './outbox.js';

navigator.serviceWorker.register('sw.js', { type: 'module' });

document.getElementById('entry').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { kind, text } = event.target.elements;
  await add(kind.value, text.value);
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register(kind.value);
  } catch {
    await sendAll();
  }
});
window.addEventListener('online', sendAll);
sendAll();

// The page does not hear of it.
navigator.serviceWorker.addEventListener('sync', () => { // want "sync-listener-outside-worker: no browser dispatches .sync. to a ServiceWorkerContainer"
  document.title = 'All sent';
});
