// A worker from an address on plain http, and one that only developers have.
navigator.serviceWorker.register('http://loans.example.org/sw.js'); // want "insecure-sync-context: no service worker can be registered on plain http"
if (location.port === '3000') navigator.serviceWorker.register('http://localhost:3000/sw.js');
