'use strict';

const UPLOAD_TAG = 'upload-notes';
const NOTEBOOKS_TAG = 'refresh-notebooks';
const ONE_DAY = 24 * 60 * 60 * 1000;

// The status line says whether notes leave by themselves.
function uploadsInBackground() {
  // want+1 "wrong-feature-detection: .*false in every browser"
  if ('SyncManager' in ServiceWorkerRegistration.prototype) {
    return true;
  }
  return false;
}

async function askToUpload() {
  // want+1 "unguarded-permission-query: .*: nothing that stands behind it is reached there" "permission-treated-as-prompt: .*no prompt"
  const status = await navigator.permissions.query({ name: 'background-sync' });
  return status.state === 'granted';
}

async function scheduleUpload() {
  if (await askToUpload()) {
    const registration = await navigator.serviceWorker.ready;
    // want+1 "missing-fallback: nothing sends this data in Firefox and Safari"
    registration.sync.register(UPLOAD_TAG);
  } else {
    // TODO: talk to the server directly.
  }
}

async function askToRefresh() {
  // want+1 "unguarded-permission-query: .*Firefox and Safari" "permission-treated-as-prompt: .*`periodic-background-sync` is too"
  const oneShot = await navigator.permissions.query({ name: 'background-sync' });
  const periodic = await navigator.permissions.query({ name: 'periodic-background-sync' });
  if (oneShot.state === 'granted' && periodic.state === 'granted') {
    return true;
  } else {
    return false;
  }
}

async function scheduleRefresh() {
  if (await askToRefresh()) {
    const registration = await navigator.serviceWorker.ready;
    // want+1 "missing-periodic-fallback: .*Firefox and Safari" "unhandled-register-rejection: .*every tab" "periodic-no-opt-out"
    registration.periodicSync.register(NOTEBOOKS_TAG, { minInterval: ONE_DAY });
  } else {
    // TODO: refresh some other way.
  }
}

async function cancelUpload() {
  const registration = await navigator.serviceWorker.ready;
  const manager = registration.sync;
  // want+1 "unguarded-sync: .*Firefox and Safari"
  const tags = await manager.getTags();
  if (tags.includes(UPLOAD_TAG)) {
    await manager.unregister(UPLOAD_TAG); // want "sync-unregister-does-not-exist"
  }
}
