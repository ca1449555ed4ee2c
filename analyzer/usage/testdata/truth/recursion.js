async function register(attempt) {
  const reg = await navigator.serviceWorker.ready;
  try {
    await reg.sync.register('outbox');
  } catch {
    if (attempt > 2) return fetch('/send', { method: 'POST', body: 'x' });
    return register(attempt + 1);
  }
}
register(0);
