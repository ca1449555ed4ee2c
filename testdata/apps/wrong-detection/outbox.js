const NAME = 'depot';

function transaction(mode, work) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('outbox', { autoIncrement: true });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const tx = request.result.transaction('outbox', mode);
      const answer = work(tx.objectStore('outbox'));
      tx.oncomplete = () => resolve(answer.result);
      tx.onerror = () => reject(tx.error);
    };
  });
}

export const put = (kind, fields) =>
  transaction('readwrite', (store) => store.add({ kind, fields, at: Date.now() }));

// send posts everything that waits, in one request.
export async function send() {
  const waiting = await transaction('readonly', (store) => store.getAll());
  if (waiting.length === 0) return;
  const response = await fetch('/api/movements', { method: 'POST', body: JSON.stringify(waiting) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  await transaction('readwrite', (store) => store.clear());
}
