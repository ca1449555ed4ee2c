import { cancelOrder, placeOrder, waiting } from './orders.js';
import { mailAgain, mailReceipt, printLabel } from './receipts.js';
import { StockUploader, requestByHand, requestFromAnyPage } from './stock.js';
import { save } from './store.js';
import { countVisit, giveRating, giveTip } from './tips.js';

const sold = document.getElementById('sold');
const output = document.getElementById('waiting');

function row(order) {
  const item = document.createElement('li');
  item.textContent = `${order.count} × ${order.item}`;
  item.addEventListener('click', () => cancelOrder(order.item));
  item.addEventListener('dblclick', () => printLabel(order));
  return item;
}

document.getElementById('order').addEventListener('submit', (event) => {
  event.preventDefault();
  const order = Object.fromEntries(new FormData(event.target));
  sold.append(row(order));
  placeOrder(order);
  mailReceipt(order);
});

document.getElementById('stock').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { item, left } = Object.fromEntries(new FormData(event.target));
  const uploader = await StockUploader.connect();
  await uploader.count(item, Number(left));
});

// Every browser with service workers passes this test.
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('sw.js');
  navigator.serviceWorker.ready.then((registration) => {
    sold.addEventListener('contextmenu', async (event) => {
      event.preventDefault();
      await save('cancellations', { all: true });
      await registration.sync.register('cancellations'); // want "unguarded-sync: .*Firefox and Safari"
    });
  });
}

document.addEventListener('keydown', (event) => {
  switch (event.key) {
    case 'm':
      return mailAgain();
    case 'r':
      return requestFromAnyPage();
    case 'h':
      return requestByHand();
    case 't':
      return giveTip({ cents: 50 });
    case 's':
      return giveRating({ stars: 5 });
    case 'v':
      return countVisit({ at: Date.now() });
    default:
      return undefined;
  }
});

setInterval(async () => {
  output.value = (await waiting()).length;
}, 30_000);
