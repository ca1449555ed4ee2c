// The page: registers one tag for each kind of thing to send.
import { Tag, photoTag } from './tags';
import { send } from './send.js';

navigator.serviceWorker.register('/worker.js', { type: 'module' });

async function whenOnline(tag) {
  try {
    const registration = await navigator.serviceWorker.ready; // want "ready-blocks-fallback"
    await registration.sync.register(tag);
  } catch {
    await send();
  }
}

async function add(id) {
  const registration = await navigator.serviceWorker.ready; // want "ready-blocks-fallback"
  try {
    await registration.sync.register(Tag.Sightings); // want "last-chance-unhandled: when three attempts"
    await registration.sync.register(photoTag(id));
    await registration.sync.register('Routes'); // want "unhandled-sync-tag: no `sync` listener .* \"Routes\""
    await registration.sync.register(`note-${id}`); // want "unhandled-sync-tag: .* tags like \"note-\\*\""
    await registration.sync.register('species'); // want "unhandled-sync-tag: the tag \"species\" is registered for `sync`, and only a listener for `periodicsync`"
    await registration.sync.register('archive'); // want "unhandled-sync-tag: the only `sync` listener for the tag \"archive\" is in a file that nothing loads"
    await registration.sync.register(location.hash.slice(1)); // may be anything
  } catch {
    await send();
  }
}

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  localStorage.setItem('latest', event.target.species.value);
  add(event.target.species.value);
  whenOnline(event.target.dataset.tag);
});
