'use strict';

// Notes live in IndexedDB; the page and the service worker both load this script.

const DB_NAME = 'marginalia';
const STORE = 'notes';

function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DB_NAME, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(STORE, { keyPath: 'id' });
      store.createIndex('uploaded', 'uploaded');
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

async function putNote(note) {
  const db = await openDatabase();
  await settle(db.transaction(STORE, 'readwrite').objectStore(STORE).put(note));
}

async function allNotes() {
  const db = await openDatabase();
  return settle(db.transaction(STORE).objectStore(STORE).getAll());
}

async function unsentNotes() {
  const db = await openDatabase();
  return settle(db.transaction(STORE).objectStore(STORE).index('uploaded').getAll(0));
}

async function markSent(note) {
  await putNote({ ...note, uploaded: 1 });
}
