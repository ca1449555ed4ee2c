// One IndexedDB store for each kind of record that goes to the office.

const STORES = ['orders', 'cancellations', 'receipts', 'labels', 'tips', 'ratings', 'stock', 'visits'];

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('stall', 3);
    request.onupgradeneeded = () => {
      for (const name of STORES) {
        if (!request.result.objectStoreNames.contains(name)) {
          request.result.createObjectStore(name, { autoIncrement: true });
        }
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export async function save(name, record) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const tx = db.transaction(name, 'readwrite');
    tx.objectStore(name).add(record);
    tx.oncomplete = () => resolve();
    tx.onerror = () => reject(tx.error);
  });
}

export async function count(name) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const request = db.transaction(name).objectStore(name).count();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
