const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('allotments', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('outbox', { autoIncrement: true });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

export async function transact(mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const tx = db.transaction('outbox', mode);
    const request = work(tx.objectStore('outbox'));
    tx.oncomplete = () => resolve(request.result);
    tx.onabort = () => reject(tx.error);
  });
}

export const add = (kind, text) => transact('readwrite', (store) => store.add({ kind, text }));
export const all = (kind) => transact('readonly', (store) => store.getAll(kind));
export const remove = (entry) => transact('readwrite', (store) => store.delete(entry.id)); // want "queue-cleared-before-send: this deletes stored data before it has been sent"
export const clear = () => transact('readwrite', (store) => store.clear());
export const update = (entry) => transact('readwrite', (store) => store.put(entry));

export async function post(entry) {
  const response = await fetch('entries', { method: 'POST', body: JSON.stringify(entry) });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
}

export async function sendAll() {
  for (const entry of await all()) {
    await post(entry);
    await remove(entry);
  }
}
