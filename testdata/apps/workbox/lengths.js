// The page. What it posts is queued by the worker.
import { Workbox } from 'workbox-window';
import { BackgroundSyncPlugin } from 'workbox-background-sync';

const drafts = new BackgroundSyncPlugin('drafts'); // want "workbox-queue-placement: the queue \"drafts\" is made in a page"

const workbox = new Workbox('/sw.js', { type: 'module' });
workbox.register();

document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  await fetch('/lengths', { method: 'POST', body: new FormData(event.target) });
  console.log('saved', drafts.name);
});
window.addEventListener('online', () => workbox.messageSW({ type: 'replay' }));
