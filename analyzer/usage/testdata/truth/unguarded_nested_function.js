document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const later = async () => {
    const { sync } = await navigator.serviceWorker.ready;
    await sync.register('outbox');
  };
  later();
});
