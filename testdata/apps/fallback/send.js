import { run } from './store.js';

// send posts all kept records; what the server does not take stays.
export async function send() {
  const records = await run('readonly', (store) => store.getAll());
  const response = await fetch('/records', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(records),
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  await run('readwrite', (store) => store.clear());
}
