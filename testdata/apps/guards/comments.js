import { flush } from './send.js';
import { keep } from './store.js';

// Optional chaining, with an answer for the case that there is nothing to call.
export async function comment(text) {
  await keep('comments', { text });
  const registration = await navigator.serviceWorker.ready;
  try {
    await (registration.sync?.register('comments') ?? flush('comments'));
  } catch (error) {
    console.info('the comment stays here for now:', error);
    await flush('comments');
  }
}

// No test at all: the call is tried, and what it throws is handled.
export async function like(id) {
  await keep('likes', { id });
  try {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('likes');
  } catch {
    await flush('likes');
  }
}

function requestReplies() {
  return navigator.serviceWorker.ready.then((registration) => registration.sync.register('replies'));
}

// The TypeError of requestReplies is the rejection of its promise.
export function reply(id, text) {
  return keep('replies', { id, text }).then(() => requestReplies().catch(() => flush('replies')));
}
