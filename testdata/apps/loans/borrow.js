// As it should be: stored first, then registered, and sent at once where that is not possible.
const outbox = 'loans';

async function store(book) {
  const list = JSON.parse(localStorage.getItem(outbox) ?? '[]');
  localStorage.setItem(outbox, JSON.stringify([...list, book]));
}

async function flush() {
  const response = await fetch('/loans', { method: 'POST', body: localStorage.getItem(outbox) });
  if (response.ok) localStorage.removeItem(outbox);
}

async function borrow(book) {
  await store(book);
  try {
    const registration = await navigator.serviceWorker.ready; // want "ready-blocks-fallback"
    await registration.sync.register('loans');
  } catch {
    await flush();
  }
}

// News come every day where the app is installed, and else with every visit.
export async function follow() {
  const registration = await navigator.serviceWorker.ready;
  if (!('periodicSync' in registration)) return false;
  try {
    await registration.periodicSync.register('news', { minInterval: 24 * 60 * 60 * 1000 });
    return true;
  } catch {
    return false;
  }
}

document.querySelector('#loan').addEventListener('submit', (event) => borrow(event.target.book.value));
window.addEventListener('load', async () => {
  follow();
  document.querySelector('#news').textContent = await (await fetch('/news')).text();
});
