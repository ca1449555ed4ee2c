import { send } from './send.js';

const KINDS = ['meter', 'fault', 'shift', 'fuel', 'key', 'parcel',
  'visit', 'sample', 'repair', 'order', 'note', 'survey'];

self.addEventListener('sync', (event) => {
  if (KINDS.includes(event.tag)) {
    event.waitUntil(send());
  }
});
