'use strict';

const editor = document.getElementById('editor');
const list = document.getElementById('notes');
const mode = document.getElementById('mode');
const follow = document.getElementById('follow');

async function startWorker() {
  if (!('serviceWorker' in navigator)) {
    follow.disabled = true;
    return;
  }
  await navigator.serviceWorker.register('service-worker.js');
  follow.checked = await followsNotebooks();
}

async function draw() {
  const notes = await allNotes();
  list.replaceChildren(...notes.map((note) => {
    const item = document.createElement('li');
    item.textContent = note.title;
    item.classList.toggle('pending', note.uploaded === 0);
    return item;
  }));
  const waiting = notes.filter((note) => note.uploaded === 0).length;
  mode.textContent = waiting > 0 ? `${waiting} notes are waiting for the network.` : '';
}

async function flush() {
  try {
    await uploadNotes();
  } catch (error) {
    console.info(error.message);
  }
  await draw();
}

async function save(title, text) {
  await putNote({ id: crypto.randomUUID(), title, text, written: Date.now(), uploaded: 0 });
  await draw();
  try {
    await scheduleUpload();
  } catch (error) {
    console.info('kept for later:', error);
  }
}

editor.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = new FormData(editor);
  save(fields.get('title'), fields.get('text'));
  editor.reset();
});

follow.addEventListener('change', async () => {
  try {
    await (follow.checked ? followNotebooks() : unfollowNotebooks());
  } catch (error) {
    console.info('could not change the subscription:', error);
  }
});

document.getElementById('retry').addEventListener('click', flush);

// What was left behind is sent when the app starts and when the network comes back.
window.addEventListener('online', flush);
flush();
startWorker().catch((error) => console.info('no worker:', error));
refreshNotebooks().then(draw, (error) => console.info('notebooks are as they were:', error));
