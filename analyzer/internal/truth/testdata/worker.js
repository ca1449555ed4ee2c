// Tells the server of what goes unhandled in a worker.
{
  const tell = (message) => fetch('/.error', { method: 'POST', body: message });
  self.addEventListener('error', (event) => tell(event.message));
  self.addEventListener('unhandledrejection', (event) => tell(String(event.reason)));
}
