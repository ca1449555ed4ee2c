const STORES = ['orders', 'cancellations', 'receipts', 'labels', 'tips', 'ratings', 'stock', 'visits'];

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'POST') {
    event.respondWith(sendOrKeep(event.request));
  }
});

self.addEventListener('message', (event) => {
  if (event.data === 'what is waiting?') {
    event.waitUntil(answer(event.source));
  }
});

self.addEventListener('sync', (event) => {
  if (STORES.includes(event.tag)) {
    event.waitUntil(drain(event.tag));
  }
});

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('stall');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function sendOrKeep(request) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const db = await open();
    await done(db.transaction('orders', 'readwrite').objectStore('orders').add(await copy.json()));
    await self.registration.sync.register('orders'); // want "unguarded-sync: `self.registration.sync` is undefined in Firefox and Safari"
    return new Response(null, { status: 202 });
  }
}

async function answer(client) {
  const tags = await registration.sync.getTags(); // want "unguarded-sync: .*Firefox and Safari"
  client.postMessage({ waiting: tags });
}

async function drain(name) {
  const db = await open();
  const keys = await done(db.transaction(name).objectStore(name).getAllKeys());
  for (const key of keys) {
    const record = await done(db.transaction(name).objectStore(name).get(key));
    const response = await fetch(`api/${name}`, { method: 'POST', body: JSON.stringify(record) });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    await done(db.transaction(name, 'readwrite').objectStore(name).delete(key));
  }
}
