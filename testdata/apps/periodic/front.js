(() => {
  'use strict';

  const HOUR = 60 * 60 * 1000;

  async function show(topic, element) {
    const response = await fetch(`content/${topic}.json`);
    const { html } = await response.json();
    element.innerHTML = html;
  }

  async function subscribeToHeadlines() {
    const registration = await navigator.serviceWorker.ready;
    await registration.periodicSync.register('headlines', { minInterval: 12 * HOUR }); // want "unguarded-periodic-sync: `registration.periodicSync` is undefined in .*Firefox.*Safari"
  }

  function subscribeToWeather() {
    return navigator.serviceWorker.ready.then((registration) =>
      registration.periodicSync.register('weather', { minInterval: 24 * HOUR })); // want "unguarded-periodic-sync: .*Firefox.*Safari"
  }

  // One-shot sync came long before periodic sync.
  async function subscribeToSports() {
    if ('serviceWorker' in navigator && 'SyncManager' in window) { // want "mismatched-feature-detection: .*Periodic Background Sync"
      const registration = await navigator.serviceWorker.ready;
      await registration.periodicSync.register('sports', { minInterval: 24 * HOUR });
    }
  }

  async function subscribeToLottery() {
    const registration = await navigator.serviceWorker.ready;
    if (!registration.sync) return; // want "mismatched-feature-detection: .*Periodic Background Sync"
    await registration.periodicSync.register('lottery', { minInterval: 24 * HOUR });
  }

  // What a browser cannot refresh by itself is refreshed when the page is opened.
  async function subscribeToObituaries() {
    const registration = await navigator.serviceWorker.ready;
    if ('periodicSync' in registration) {
      const tags = await registration.periodicSync.getTags();
      if (tags.includes('obituaries')) return;
      try {
        await registration.periodicSync.register('obituaries', { minInterval: 24 * HOUR });
        return;
      } catch (error) {
        console.info('not installed, or not allowed:', error);
      }
    }
    await show('obituaries', document.getElementById('headlines'));
  }

  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register('sw.js').then(() => {
      subscribeToHeadlines();
      subscribeToWeather();
      subscribeToSports();
      subscribeToLottery();
      subscribeToObituaries();
    });
  }
  show('headlines', document.getElementById('headlines'));
  show('weather', document.getElementById('weather'));
})();
