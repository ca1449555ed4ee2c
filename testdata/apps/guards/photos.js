import { flush } from './send.js';
import { keep } from './store.js';

async function request(tag) {
  try {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register(tag);
  } catch {
    await flush(tag);
  }
}

export async function addPhoto(photo) {
  await keep('photos', photo);
  if ('serviceWorker' in navigator && 'SyncManager' in self) {
    await request('photos');
  } else {
    await flush('photos');
  }
}

export async function addAlbum(album) {
  await keep('albums', album);
  if (!('serviceWorker' in navigator) || !('SyncManager' in globalThis)) {
    await flush('albums');
    return;
  }
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register('albums').catch(() => flush('albums'));
}

// ServiceWorkerRegistration is no name at all where there are no service workers.
export function addTrack(track) {
  return keep('tracks', track).then(() => {
    if ('serviceWorker' in navigator) {
      if ('sync' in ServiceWorkerRegistration.prototype) {
        return navigator.serviceWorker.ready
          .then((registration) => registration.sync.register('tracks'))
          .catch(() => flush('tracks'));
      }
    }
    return flush('tracks');
  });
}
