// flush has the pages send, which keep the diary in localStorage.
export async function flush() {
  const pages = await self.clients.matchAll({ type: 'window' });
  for (const page of pages) page.postMessage({ type: 'send' });
}
