'use strict';

// A merge went wrong here.

async function search(words) {
  const query = new URLSearchParams({ words });
<<<<<<< ours
  const response = await fetch(`/things?${query}`);
=======
  const response = await fetch(`/api/things?${query}`);
>>>>>>> theirs
  return response.json();
}

async function searchLater(words) {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register('search'); // want "unguarded-sync: .*Firefox and Safari" "unhandled-sync-tag: .* \"search\""
}
