import { all, post } from './outbox.js';

// Only the worker that got the message has it.
const messages = []; // want "in-memory-queue: the data to send is kept here, in a variable"
// What is stored as well is read from there.
const visits = new Map();

self.addEventListener('message', ({ data }) => {
  if (data.visit) visits.set(data.visit, Date.now());
  else messages.push(data);
});

self.addEventListener('sync', (event) => {
  if (event.tag === 'messages') event.waitUntil(Promise.all(messages.map((text) => post({ kind: 'message', text }))));
});

self.addEventListener('sync', (event) => {
  if (event.tag !== 'visits') return;
  event.waitUntil(all('visits').then((list) => post({ kind: 'visits', text: [...visits.keys(), ...list].join() })));
});
