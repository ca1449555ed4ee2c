// Both pages and the worker keep their records here.

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('tally', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('records', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export async function run(mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const tx = db.transaction('records', mode);
    const request = work(tx.objectStore('records'));
    tx.oncomplete = () => resolve(request.result);
    tx.onerror = () => reject(tx.error);
  });
}

export const keep = (kind, fields) => run('readwrite', (store) => store.add({ kind, fields }));
