'use strict';

// Loaded after a script that does not parse, and runs all the same.

function sendReport(fields) {
  return fetch('/things', { method: 'POST', body: fields });
}

async function reportThing(fields) {
  localStorage.setItem('report', JSON.stringify([...fields]));
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register('report'); // want "unguarded-sync: .*Firefox and Safari"
}

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('sw.js').catch(() => {
    console.warn('no service worker');
  });
}
