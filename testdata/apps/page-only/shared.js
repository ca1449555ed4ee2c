// What the page and the worker share.
import { isBrowser } from 'environment';

const inPage = typeof document !== 'undefined';

export function token() {
  if (isBrowser) return document.cookie;
  try {
    return localStorage.getItem('token');
  } catch {
    return inPage ? document.cookie : 'worker';
  }
}

// Called by the page alone.
export function show(text) {
  document.title = text;
}

// want+1 "service-worker-unavailable-api: `sessionStorage` does not exist in a service worker"
const headers = () => ({ session: sessionStorage.getItem('session') });

export async function send(token, timed = false) {
  const response = await fetch('/loans', { method: 'POST', body: token, headers: timed ? headers() : {} });
  if (!response.ok) throw new Error(response.statusText);
}
