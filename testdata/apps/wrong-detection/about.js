// What the help desk asks for: which of these does this device have?

function capabilities() {
  return {
    'Works offline': 'serviceWorker' in navigator,
    'Sends later': 'sync' in navigator, // want "wrong-feature-detection: .*false in every browser"
    'Sends later (window)': 'sync' in window, // want "wrong-feature-detection: .*false in every browser"
    'Sends later (worker)': 'sync' in navigator.serviceWorker, // want "wrong-feature-detection: .*false in every browser"
    'Sync manager': 'SyncManager' in navigator, // want "wrong-feature-detection: .*false in every browser"
    'Sync manager (worker)': 'SyncManager' in navigator.serviceWorker, // want "wrong-feature-detection: .*false in every browser"
    'Sync events': 'onsync' in window, // want "wrong-feature-detection: .*false in every browser"
    'Loads at night': 'periodicSync' in window, // want "wrong-feature-detection: .*false in every browser"
    'Sync manager (right)': 'SyncManager' in window,
    'Loads at night (right)': 'PeriodicSyncManager' in self,
  };
}

export function describe(list) {
  for (const [name, there] of Object.entries(capabilities())) {
    const term = document.createElement('dt');
    const value = document.createElement('dd');
    term.textContent = name;
    value.textContent = there ? 'yes' : 'no';
    list.append(term, value);
  }
}
