async function register() {
  try {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
    return { ok: true };
  } catch (error) {
    return { ok: false, error };
  }
}
document.querySelector('button').onclick = async () => {
  const { ok } = await register();
  if (!ok) await fetch('/send', { method: 'POST', body: 'x' });
};
