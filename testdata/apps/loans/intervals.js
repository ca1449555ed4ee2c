// How often news are asked for.
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

async function follow(options) {
  const registration = await navigator.serviceWorker.ready;
  if (!('periodicSync' in registration)) return;
  await registration.periodicSync.register('news', options).catch(() => {});
}

async function wrong() {
  const { periodicSync } = await navigator.serviceWorker.ready;
  if (!periodicSync) return;
  try {
    await periodicSync.register('news', { minInterval: 'daily' }); // want "invalid-min-interval: \"daily\" is no number: the promise rejects"
    await periodicSync.register('news', { minInterval: -1 * DAY }); // want "invalid-min-interval: the interval must be from 0"
    await periodicSync.register('news', { minInterval: Infinity }); // want "invalid-min-interval: .*finite"
    await periodicSync.register('news', DAY); // want "invalid-min-interval: these are no options"
    await periodicSync.register('news', { interval: DAY }); // want "invalid-min-interval: there is no option `interval`"
    await periodicSync.register('news', { minInterval: 7 * 24 * 60 * 60 }); // want "invalid-min-interval: .* 10.08 minutes; these look like seconds"
    await periodicSync.register('news', { minInterval: 24 * 60 }); // want "invalid-min-interval: .* 1.44 seconds; these look like minutes"
    await periodicSync.register('news', { minInterval: HOUR }); // want "invalid-min-interval: Chromium fires every 12 hours at most, not every 60 minutes"
  } catch {
    document.querySelector('#news').disabled = true;
  }
}

const every = { minInterval: 6 * HOUR };

async function shared() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register('news', every).catch(() => {}); // want "invalid-min-interval: .*not every 6 hours"
}

// As often as the browser likes, a text that is a number, half a day, what the user or the server says,
// and options that are not all in sight.
async function right(settings) {
  const { periodicSync } = await navigator.serviceWorker.ready;
  if (!periodicSync) return;
  try {
    await periodicSync.register('news');
    await periodicSync.register('news', undefined);
    await periodicSync.register('news', {});
    await periodicSync.register('news', { minInterval: 0 });
    await periodicSync.register('news', { minInterval: '86400000' });
    await periodicSync.register('news', { minInterval: 12 * HOUR });
    await periodicSync.register('news', { minInterval: 1.5 * DAY });
    await periodicSync.register('news', { minInterval: settings.days * DAY });
    await periodicSync.register('news', { days: 1, ...settings });
    await follow(await (await fetch('/interval.json')).json());
  } catch {
    document.querySelector('#news').disabled = true;
  }
}

for (const [name, run] of Object.entries({ wrong, shared, right })) {
  document.getElementById(name).addEventListener('click', () => run({ days: document.querySelector('#days').value }));
}
