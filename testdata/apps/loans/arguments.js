// What a sync is registered with.
const registered = navigator.serviceWorker.ready;

async function store() {
  localStorage.setItem('loans', 'all');
}

async function flush() {
  await fetch('/loans', { method: 'POST', body: localStorage.getItem('loans') });
}

async function queue(register) {
  await store();
  try {
    await register(await registered);
  } catch {
    await flush();
  }
}

// As drafts of the API had it.
function asObject() {
  return queue(({ sync }) => sync.register({ tag: 'loans', minDelay: 0 })); // want "invalid-register-argument: .*\\[object Object\\]"
}

async function throughHelpers() {
  await queue(({ sync }) => request(sync, 'loans'));
  await queue(({ sync }) => request(sync, { tag: 'loans' }));
}

function request(manager, tag) {
  return manager.register(tag); // want "invalid-register-argument: .*\\[object Object\\]"
}

function withoutTag() {
  return queue(({ sync }) => sync.register()); // want "invalid-register-argument: `register\\(\\)` needs a tag"
}

function withOptions() {
  return queue(({ sync }) => sync.register('loans', { minInterval: 1000 })); // want "invalid-register-argument: a one-shot sync has no options"
}

async function unregistered() {
  const registration = await registered;
  await registration.periodicSync?.unregister({ tag: 'news' }); // want "invalid-register-argument"
}

// An object with a text of its own, and what the app makes a text of.
const book = { id: 7, toString: () => 'loans' };

async function asText() {
  await queue(({ sync }) => sync.register(book));
  await queue(({ sync }) => sync.register(String(book)));
  await queue(({ sync }) => sync.register(Object.values({ tag: 'loans' })[0]));
  await queue(({ sync }) => sync.register(...['loans']));
}

// Options for the one that has some.
function either(again, options = { minInterval: 24 * 60 * 60 * 1000 }) {
  return queue((registration) => (again ? registration.periodicSync : registration.sync).register('loans', options));
}

for (const [name, run] of Object.entries({ asObject, throughHelpers, withoutTag, withOptions, unregistered, asText, either })) {
  document.getElementById(name).addEventListener('click', () => run());
}
