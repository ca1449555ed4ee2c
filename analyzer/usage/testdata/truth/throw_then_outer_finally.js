document.querySelector('button').onclick = async () => {
  let sent = false;
  try {
    const reg = await navigator.serviceWorker.ready;
    await reg.sync.register('outbox');
    sent = true;
  } catch (e) {
    console.error(e);
  }
  if (!sent) await fetch('/send', { method: 'POST', body: 'x' });
};
