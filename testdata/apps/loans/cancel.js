// What is borrowed by mistake is taken back before it is sent.
navigator.serviceWorker.register('sw.js');

async function cancel() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.unregister('loans'); // want "unguarded-sync: `registration.sync` is undefined in Firefox and Safari" "sync-unregister-does-not-exist: `SyncManager` has no `unregister`: this throws a TypeError in every browser"
}

// That the error is caught makes it no better.
async function cancelAll() {
  const { sync } = await navigator.serviceWorker.ready;
  if (!sync) return;
  try {
    for (const tag of await sync.getTags()) await sync.unregister(tag); // want "sync-unregister-does-not-exist"
  } catch (error) {
    console.warn(error);
  }
}

// As drafts of the API had it.
async function pending() {
  const registration = await navigator.serviceWorker.ready;
  const manager = 'sync' in registration && registration.sync;
  return manager ? manager.getRegistrations() : []; // want "sync-unregister-does-not-exist: `SyncManager` has no `getRegistrations`"
}

// A name that any browser may come to have.
async function cancelWherePossible() {
  const registration = await navigator.serviceWorker.ready;
  if (registration.sync && 'unregister' in registration.sync) await registration.sync.unregister('loans');
  await registration.sync?.unregister?.('loans');
}

// Periodic sync has it, and so does the registration itself.
async function quit() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.unregister('news');
  for (const other of await navigator.serviceWorker.getRegistrations()) {
    if (other !== registration) await other.unregister();
  }
}

// The app's own sync.
class Sync {
  tags = new Set();

  unregister(tag) {
    this.tags.delete(tag);
  }
}
const sync = new Sync();

sync.unregister('loans');

for (const [name, run] of Object.entries({ cancel, cancelAll, pending, cancelWherePossible, quit })) {
  document.getElementById(name).addEventListener('click', run);
}
