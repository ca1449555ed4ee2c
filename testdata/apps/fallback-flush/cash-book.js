const output = document.getElementById('open');

function database() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('cash-book', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('entries', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function entries(mode, work) {
  const db = await database();
  return new Promise((resolve, reject) => {
    const tx = db.transaction('entries', mode);
    const request = work(tx.objectStore('entries'));
    tx.oncomplete = () => resolve(request.result);
    tx.onerror = () => reject(tx.error);
  });
}

async function flush() {
  const keys = await entries('readonly', (store) => store.getAllKeys());
  for (const key of keys) {
    const entry = await entries('readonly', (store) => store.get(key));
    const response = await fetch('/book', { method: 'POST', body: JSON.stringify(entry) });
    if (!response.ok) break;
    await entries('readwrite', (store) => store.delete(key));
  }
  output.value = await entries('readonly', (store) => store.count());
}

// No else is needed: what sync does not send, the next start or the next connection does.
async function enter(kind, amount) {
  await entries('readwrite', (store) => store.add({ kind, amount, at: Date.now() }));
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) {
    try {
      await registration.sync.register('book');
    } catch (error) {
      console.warn('entries wait for the next connection:', error);
    }
  }
}

for (const kind of ['payment', 'refund']) {
  const form = document.getElementById(kind);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await enter(kind, form.elements.amount.valueAsNumber);
    form.reset();
  });
}

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('sw.js');
}

window.addEventListener('online', flush);
flush();
