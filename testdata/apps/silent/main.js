import { shareNotes } from './editor.js';
import { watch } from './live.js';
import { SyncManager } from './sync-manager.js';

const state = document.getElementById('state');
const app = { sync: new SyncManager(), settings: JSON.parse(localStorage.getItem('settings') ?? '{}') };

app.sync.register('labels', () => fetch('/api/labels', { method: 'POST' }));
app.sync.register('groups', () => fetch('/api/groups', { method: 'POST' }));
console.debug('parts:', app.sync.getTags().join(', '));

if ('sync' in app.settings && app.settings.sync !== null) {
  setInterval(() => app.sync.flush(), app.settings.sync * 1000);
}

document.getElementById('contacts').addEventListener('input', (event) => {
  app.sync.touch(event.target.dataset.part);
});

watch('/api/events', state, (changes) => {
  for (const { part } of changes) app.sync.unregister(part);
});
shareNotes(document.getElementById('notes'), state);

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('sw.js').then((registration) => {
    registration.addEventListener('updatefound', () => {
      state.textContent = 'a new version is on its way';
    });
    window.addEventListener('beforeunload', () => registration.update());
  });
}
