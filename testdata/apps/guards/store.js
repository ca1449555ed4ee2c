// What was entered stays in IndexedDB until the server has it.

const KINDS = ['hikes', 'routes', 'photos', 'tracks', 'albums', 'comments', 'likes', 'replies',
  'renewals', 'addresses', 'payments', 'keys', 'guests', 'sightings', 'traces', 'nests'];

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('ridge-log', 1);
    request.onupgradeneeded = () => {
      for (const kind of KINDS) request.result.createObjectStore(kind, { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function settle(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export async function keep(kind, record) {
  const db = await open();
  return settle(db.transaction(kind, 'readwrite').objectStore(kind).add(record));
}

export async function keys(kind) {
  const db = await open();
  return settle(db.transaction(kind).objectStore(kind).getAllKeys());
}

export async function read(kind, key) {
  const db = await open();
  return settle(db.transaction(kind).objectStore(kind).get(key));
}

export async function drop(kind, key) {
  const db = await open();
  return settle(db.transaction(kind, 'readwrite').objectStore(kind).delete(key));
}
