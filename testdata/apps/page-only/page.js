// The page: uses the same modules as the worker, in which all of this is there.
import { send, show, token } from './shared.js';

navigator.serviceWorker.register('sw.js', { type: 'module' });

document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  localStorage.setItem('loans', event.target.book.value);
  try {
    const registration = await navigator.serviceWorker.ready; // want "ready-blocks-fallback"
    await registration.sync.register('loans'); // want "last-chance-unhandled: when three attempts"
  } catch {
    await send(token());
    show('sent');
  }
});
