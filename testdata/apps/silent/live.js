// Changes by others arrive as server-sent events.

export function watch(url, state, onSync) {
  const source = new EventSource(url);
  source.addEventListener('sync', (event) => {
    state.textContent = 'in sync';
    onSync(JSON.parse(event.data));
  });
  source.addEventListener('error', () => {
    state.textContent = 'not in sync';
  });
  return () => source.close();
}
