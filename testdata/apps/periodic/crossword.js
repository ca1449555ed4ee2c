const DAY = 24 * 60 * 60 * 1000;
const button = document.getElementById('subscribe');

async function load() {
  const response = await fetch('content/crossword.json');
  const { rows } = await response.json();
  for (const letters of rows) {
    const row = document.getElementById('grid').insertRow();
    for (const letter of letters) row.insertCell().textContent = letter;
  }
}

function canRefreshDaily() {
  return 'serviceWorker' in navigator && 'PeriodicSyncManager' in window;
}

// The permission can be asked for only where the API is known, and is refused in a plain tab.
async function allowed() {
  try {
    const status = await navigator.permissions.query({ name: 'periodic-background-sync' });
    return status.state === 'granted';
  } catch {
    return false;
  }
}

async function subscribe() {
  if (!canRefreshDaily() || !(await allowed())) {
    button.textContent = 'Install the app for a fresh crossword every morning';
    return;
  }
  const { periodicSync } = await navigator.serviceWorker.ready;
  try {
    await periodicSync.register('crossword', { minInterval: DAY }); // want "periodic-not-installable: .* manifest.json lacks an icon of 192 pixels and an icon of 512 pixels"
    button.disabled = true;
  } catch (error) {
    console.info('could not subscribe:', error);
  }
}

button.addEventListener('click', subscribe);
load();
