const NIGHT = 24 * 60 * 60 * 1000;

export async function loadPrices() {
  const response = await fetch('/api/prices');
  return response.json();
}

export async function loadPricesEveryNight() {
  if (!('serviceWorker' in navigator)) return loadPrices();
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) { // want "mismatched-feature-detection: .*Periodic Background Sync"
    await registration.periodicSync.register('prices', { minInterval: NIGHT }); // want "periodic-no-opt-out"
    return undefined;
  }
  return loadPrices();
}

export async function loadPricesEveryWeek() {
  const registration = await navigator.serviceWorker.ready;
  if ('periodicSync' in navigator) { // want "wrong-feature-detection: .*false in every browser"
    await registration.periodicSync.register('prices', { minInterval: 7 * NIGHT });
    return undefined;
  }
  return loadPrices();
}
