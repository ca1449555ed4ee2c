'use strict';

const editor = document.getElementById('editor');
const list = document.getElementById('notes');
const mode = document.getElementById('mode');

async function startWorker() {
  if ('serviceWorker' in navigator) {
    try {
      const registration = await navigator.serviceWorker.register('service-worker.js');
      console.log('worker for', registration.scope);
    } catch (error) {
      console.log('no worker:', error);
    }
  }
}

function draw(notes) {
  list.replaceChildren(...notes.map((note) => {
    const item = document.createElement('li');
    item.textContent = note.title;
    item.classList.toggle('pending', note.uploaded === 0);
    return item;
  }));
}

async function save(title, text) {
  await putNote({ id: crypto.randomUUID(), title, text, written: Date.now(), uploaded: 0 });
  draw(await allNotes());
  await scheduleUpload();
}

editor.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = new FormData(editor);
  save(fields.get('title'), fields.get('text'));
  editor.reset();
});

document.getElementById('follow').addEventListener('click', () => {
  scheduleRefresh();
});

document.getElementById('stop').addEventListener('click', () => {
  cancelUpload();
});

startWorker();
mode.textContent = uploadsInBackground()
  ? 'Notes are uploaded in the background.'
  : 'Notes are uploaded while this page is open.';
allNotes().then(draw);
