import { send } from './send.js';
import { ask, attempt, request } from './sync.js';

const canSync = 'serviceWorker' in navigator && 'SyncManager' in window;

const keep = (entry) => localStorage.setItem('diary', JSON.stringify(entry));

async function water(litres) {
  keep({ litres });
  await (canSync ? request('diary') : send());
}

async function cut(length) {
  keep({ length });
  await request('diary');
}

async function repot() {
  keep({ done: 'repotted' });
  try {
    await attempt('diary');
  } catch {
    await send();
  }
}

async function harvest() {
  keep({ done: 'harvested' });
  await attempt('diary');
}

async function sow() {
  keep({ done: 'sown' });
  if (!canSync) return send();
  return ask('diary');
}

for (const [id, field, work] of [['watering', 'litres', water], ['cutting', 'length', cut]]) {
  document.getElementById(id).addEventListener('submit', (event) => {
    event.preventDefault();
    work(event.target.elements[field].value);
  });
}
document.getElementById('repot').addEventListener('click', repot);
document.getElementById('harvest').addEventListener('click', harvest);
document.getElementById('sow').addEventListener('click', async () => {
  await sow();
  if (canSync) await ask('reminders');
});

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('sw.js', { type: 'module' });
}
