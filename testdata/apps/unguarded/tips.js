import { save } from './store.js';

async function send(name, record) {
  const response = await fetch(`api/${name}`, { method: 'POST', body: JSON.stringify(record) });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
}

// The TypeError is thrown inside the try, so the tip is sent at once.
export async function giveTip(tip) {
  await save('tips', tip);
  const registration = await navigator.serviceWorker.ready;
  try {
    registration.sync.register('tips'); // want "unhandled-register-rejection: .*Brave"
  } catch {
    await send('tips', tip);
  }
}

// Here it becomes the rejection of a promise that the try does not wait for.
export async function giveRating(rating) {
  await save('ratings', rating);
  try {
    navigator.serviceWorker.ready.then((registration) => registration.sync.register('ratings')); // want "unguarded-sync: .*Firefox and Safari"
  } catch {
    await send('ratings', rating);
  }
}

// Permission to show notifications says nothing about sync.
export async function countVisit(visit) {
  await save('visits', visit);
  if (Notification.permission === 'granted') {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('visits'); // want "unguarded-sync: .*Firefox and Safari"
  }
}
