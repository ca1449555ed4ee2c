import { describe } from './about.js';
import { arrived, arrivedAgain, unloaded } from './arrivals.js';
import { reportDamage, reportLoss } from './damages.js';
import { isChecked, left, loaded, returned } from './departures.js';
import { loadPrices, loadPricesEveryNight, loadPricesEveryWeek } from './prices.js';

const known = new Set();

function fields(event) {
  event.preventDefault();
  return Object.fromEntries(new FormData(event.target));
}

document.getElementById('arrival').addEventListener('submit', (event) => {
  const crate = fields(event);
  if (known.has(crate.crate)) {
    arrivedAgain(crate);
  } else {
    arrived(crate);
  }
  known.add(crate.crate);
  if (isChecked(crate)) unloaded(crate);
});

document.getElementById('departure').addEventListener('submit', (event) => {
  const crate = fields(event);
  if (isChecked(crate)) {
    loaded(crate);
  } else if (known.has(crate.crate)) {
    returned(crate);
  } else {
    left(crate);
  }
});

document.getElementById('damage').addEventListener('submit', (event) => {
  const { crate, text } = fields(event);
  if (text) {
    reportDamage(crate, text);
  } else {
    reportLoss(crate);
  }
});

document.getElementById('prices').addEventListener('click', (event) => {
  if (event.shiftKey) {
    loadPricesEveryWeek();
  } else {
    loadPricesEveryNight();
  }
});

document.getElementById('about').addEventListener('toggle', () => {
  describe(document.querySelector('#about dl'));
}, { once: true });

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/sw.js');
}
loadPrices();
