export async function send(body = 'all') {
  const response = await fetch('/sightings', { method: 'POST', body });
  if (!response.ok) throw new Error(response.statusText);
}
