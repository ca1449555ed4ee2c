import { drop, keys, read } from './store.js';

// flush sends all kept records of a kind and fails when the server does not take one.
export async function flush(kind) {
  for (const key of await keys(kind)) {
    const response = await fetch(`api/${kind}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(await read(kind, key)),
    });
    if (!response.ok) throw new Error(`${kind}: the server answered ${response.status}`);
    await drop(kind, key);
  }
}
