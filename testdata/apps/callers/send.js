// send posts what was entered; what the server does not take stays.
export async function send() {
  const response = await fetch('/diary', { method: 'POST', body: localStorage.getItem('diary') });
  if (response.ok) localStorage.removeItem('diary');
}
