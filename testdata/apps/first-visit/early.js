// When a sync can be registered: once the worker is active. The first visit is the one that goes wrong.
async function flush() {
  await fetch('/loans', { method: 'POST', body: localStorage.getItem('loans') });
}

const registration = await navigator.serviceWorker.register('sw.js');
// want+1 "register-without-active-worker: on a user's first visit" "unhandled-register-rejection"
if ('sync' in registration) registration.sync.register('loans');
else await flush();

// A worker has no sync, and neither has the container.
async function ofWorker() {
  const { controller } = navigator.serviceWorker;
  await controller?.sync.register('loans'); // want "register-without-active-worker: a ServiceWorker has no `sync`: this throws a TypeError in every browser"
}

async function ofContainer() {
  await navigator.serviceWorker.periodicSync.register('news', { minInterval: 24 * 60 * 60 * 1000 }); // want "register-without-active-worker: a ServiceWorkerContainer has no `periodicSync`"
}

// By the time that somebody clicks it has long been active.
async function later() {
  await registration.sync?.register('loans').catch(flush); // want "partial-fallback"
}

for (const [name, run] of Object.entries({ ofWorker, ofContainer, later })) {
  document.getElementById(name).addEventListener('click', () => run());
}

document.title = await (await fetch('/news')).text();
