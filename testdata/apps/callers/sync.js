import { send } from './send.js';

// request leaves the test to its callers. One of them does not test.
export async function request(tag) {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register(tag).catch(send); // want "unguarded-sync: .*, and not every caller tests for it"
}

// attempt leaves the failure to its callers. One of them does not handle it.
export async function attempt(tag) {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register(tag); // want "unguarded-sync: .*, and not every caller handles that"
}

// Every caller of ask tests first.
export async function ask(tag) {
  const registration = await navigator.serviceWorker.ready; // want "ready-blocks-fallback: "
  await registration.sync.register(tag).catch(send);
}
