const topics = document.getElementById('topics');

async function subscribed() {
  const registration = await navigator.serviceWorker.ready;
  return new Set(await registration.periodicSync.getTags()); // want "unguarded-periodic-sync: .*Firefox.*Safari"
}

async function unsubscribe(topic) {
  const { periodicSync } = await navigator.serviceWorker.ready;
  await periodicSync.unregister(topic); // want "unguarded-periodic-sync: .*Firefox.*Safari"
}

async function subscribe(topic) {
  const registration = await navigator.serviceWorker.ready;
  // The test that the other functions forget.
  if (!('periodicSync' in registration)) return false;
  await registration.periodicSync.register(topic, { minInterval: 24 * 60 * 60 * 1000 }); // want "unhandled-register-rejection: .*every tab"
  return true;
}

topics.addEventListener('change', async ({ target }) => {
  if (target.checked) {
    target.checked = await subscribe(target.name);
  } else {
    await unsubscribe(target.name);
  }
});

subscribed().then((tags) => {
  for (const input of topics.elements) input.checked = tags.has(input.name);
});
