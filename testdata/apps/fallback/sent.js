import { listen } from './form.js';
import { send } from './send.js';
import { keep } from './store.js';

// Everything on this page leaves the device in every browser.

async function visit(fields) {
  await keep('visit', fields);
  if ('serviceWorker' in navigator && 'SyncManager' in window) {
    const registration = await navigator.serviceWorker.ready; // want "ready-blocks-fallback: "
    await registration.sync.register('visit').catch(send);
  } else {
    await send();
  }
}

async function takeSample(fields) {
  await keep('sample', fields);
  const registration = await navigator.serviceWorker.ready; // want "ready-blocks-fallback: "
  if (!registration.sync) return send();
  return registration.sync.register('sample').catch(send);
}

async function repair(fields) {
  await keep('repair', fields);
  try {
    const registration = await navigator.serviceWorker.ready; // want "ready-blocks-fallback: "
    if (!('sync' in registration)) throw new Error('no sync');
    await registration.sync.register('repair');
  } catch {
    await send();
  }
}

// The caller is told, and listens.
async function requestSync(tag) {
  const registration = await navigator.serviceWorker.ready; // want "ready-blocks-fallback: "
  if (!('sync' in registration)) return false;
  return registration.sync.register(tag).then(() => true, () => false);
}

async function order(fields) {
  await keep('order', fields);
  if (!(await requestSync('order'))) {
    await send();
  }
}

async function addNote(fields) {
  await keep('note', fields);
  const registration = await navigator.serviceWorker.ready; // want "ready-blocks-fallback: "
  const queued = registration.sync?.register('note');
  await (queued ? queued.catch(send) : send());
}

// XMLHttpRequest leaves the device as well.
function rate(fields) {
  if ('serviceWorker' in navigator && 'SyncManager' in window) {
    return keep('survey', fields)
      .then(() => navigator.serviceWorker.ready) // want "ready-blocks-fallback: "
      .then((registration) => registration.sync.register('survey'))
      .catch(send);
  }
  const request = new XMLHttpRequest();
  request.open('POST', '/records');
  request.send(JSON.stringify([{ kind: 'survey', fields }]));
  return Promise.resolve();
}

listen('visit', visit);
listen('sample', takeSample);
listen('repair', repair);
listen('order', order);
listen('note', addNote);
listen('survey', rate);
