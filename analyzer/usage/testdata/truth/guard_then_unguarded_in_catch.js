document.querySelector('button').onclick = async () => {
  try {
    const response = await fetch('/send', { method: 'GET' });
    if (response.ok) throw new Error('pretend');
  } catch {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
  }
};
