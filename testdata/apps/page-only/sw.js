// The service worker.
import { send, token } from './shared.js';

self.alert = (text) => console.warn(text);

self.addEventListener('sync', (event) => {
  if (event.tag === 'loans') event.waitUntil(send(token()));
});

self.addEventListener('message', (event) => {
  switch (event.data) {
    case 'late':
      event.waitUntil(send(token(), true));
      break;
    case 'stored':
      event.waitUntil(send(localStorage.getItem('loans'))); // want "service-worker-unavailable-api: `localStorage` does not exist"
      break;
    case 'again':
      event.waitUntil(again());
      break;
  }
});

async function again() {
  alert('try again');
  globalThis.localStorage?.clear();
  const registration = await navigator.serviceWorker.ready; // want "service-worker-unavailable-api: `navigator.serviceWorker` is undefined in service workers in Chrome, Edge"
  console.log(registration.scope);
}

self.addEventListener('message', (event) => {
  if (event.data !== 'reload') return;
  if (typeof window !== 'undefined') window.location.reload();
  const request = new XMLHttpRequest(); // want "service-worker-unavailable-api: `XMLHttpRequest` does not exist"
  request.open('GET', '/loans');
});
