'use strict';

const ONE_DAY = 24 * 60 * 60 * 1000;

// Stored notes leave with the next sync event, or at once where there is no such thing.
async function scheduleUpload() {
  if (!('serviceWorker' in navigator)) {
    return uploadNotes();
  }
  try {
    const registration = await navigator.serviceWorker.ready;
    if ('sync' in registration) {
      await registration.sync.register(UPLOAD_TAG);
    } else {
      await uploadNotes();
    }
  } catch (error) {
    console.info('no background sync:', error);
    await uploadNotes();
  }
}

// Browsers without periodic sync, and tabs that are not installed, refresh when they are opened.
async function followNotebooks() {
  const registration = await navigator.serviceWorker.ready;
  if (!('periodicSync' in registration)) {
    return;
  }
  const tags = await registration.periodicSync.getTags();
  if (tags.includes(NOTEBOOKS_TAG)) {
    return;
  }
  try {
    await registration.periodicSync.register(NOTEBOOKS_TAG, { minInterval: ONE_DAY });
  } catch (error) {
    console.info('no periodic sync:', error);
  }
}

async function unfollowNotebooks() {
  const registration = await navigator.serviceWorker.ready;
  if ('periodicSync' in registration) {
    await registration.periodicSync.unregister(NOTEBOOKS_TAG);
  }
}

async function followsNotebooks() {
  const registration = await navigator.serviceWorker.ready;
  const tags = await registration.periodicSync?.getTags();
  return tags?.includes(NOTEBOOKS_TAG) ?? false;
}
