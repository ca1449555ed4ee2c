const DAY = 24 * 60 * 60 * 1000;
const section = document.getElementById('bulletin');

export async function showBulletin() {
  const response = await fetch('bulletin.html');
  section.innerHTML = await response.text();
}

export async function fetchDaily() {
  const registration = await navigator.serviceWorker.ready;
  if ('periodicSync' in registration) {
    const { state } = await navigator.permissions
      .query({ name: 'periodic-background-sync' })
      .catch(() => ({ state: 'denied' }));
    if (state === 'granted') {
      try {
        await registration.periodicSync.register('bulletin', { minInterval: DAY });
        return true;
      } catch (error) {
        console.info('no daily bulletin:', error);
      }
    }
  }
  await showBulletin();
  return false;
}

export async function stopDaily() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.unregister('bulletin');
}

export async function isDaily() {
  if (!('serviceWorker' in navigator && 'PeriodicSyncManager' in self)) return false;
  const registration = await navigator.serviceWorker.ready;
  return (await registration.periodicSync.getTags()).includes('bulletin');
}
