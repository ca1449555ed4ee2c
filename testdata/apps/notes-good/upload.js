'use strict';

// What the sync events do, and what the page does itself where there are none.

const UPLOAD_TAG = 'upload-notes';
const NOTEBOOKS_TAG = 'refresh-notebooks';

async function uploadNote(note) {
  const response = await fetch('api/notes', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(note),
  });
  if (!response.ok) {
    throw new Error(`the server answered ${response.status}`);
  }
  await markSent(note);
}

// Tries every note, then fails if one is left, so that the browser comes back for it.
async function uploadNotes() {
  let left = 0;
  for (const note of await unsentNotes()) {
    try {
      await uploadNote(note);
    } catch (error) {
      left += 1;
      console.warn('could not upload', note.id, error);
    }
  }
  if (left > 0) {
    throw new Error(`${left} notes are still waiting`);
  }
}

async function refreshNotebooks() {
  const response = await fetch('api/notebooks');
  if (!response.ok) {
    throw new Error(`the server answered ${response.status}`);
  }
  for (const note of await response.json()) {
    await putNote({ ...note, uploaded: 1 });
  }
}
