const send = () => fetch('/send', { method: 'POST', body: 'x' });
class QueueError extends Error {}
async function attempt() {
  const reg = await navigator.serviceWorker.ready;
  try { await reg.sync.register('outbox'); } catch (cause) { throw new QueueError('not queued', { cause }); }
}
(async () => { try { await attempt(); } catch (error) { if (!(error instanceof QueueError)) throw error; await send(); } })();
