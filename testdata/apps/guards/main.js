import { fetchDaily, isDaily, showBulletin, stopDaily } from './bulletin.js';
import { comment, like, reply } from './comments.js';
import { logHike, planRoute } from './hikes.js';
import { bringGuest, borrowKey, move, pay, renew } from './membership.js';
import { addAlbum, addPhoto, addTrack } from './photos.js';
import { reportNest, reportSighting, reportTrace } from './sightings.js';

// onSubmit hands the fields of a form to an action, and empties the form when that is through.
function onSubmit(id, action) {
  const form = document.getElementById(id);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await action(Object.fromEntries(new FormData(form)));
    form.reset();
  });
}

onSubmit('hike', ({ summit, route }) => (route ? planRoute({ route }) : logHike({ summit })));

onSubmit('photo', async ({ file, album, track }) => {
  if (album) return addAlbum({ album });
  return track ? addTrack({ track }) : addPhoto({ file });
});

onSubmit('comment', ({ id, text }) => {
  if (!text) return like(id);
  return id ? reply(id, text) : comment(text);
});

onSubmit('membership', async ({ year, address, amount, hut, guest }) => {
  if (address) await move(address);
  if (amount) await pay(amount);
  if (hut) await borrowKey(hut);
  if (guest) await bringGuest(guest);
  await renew(year);
});

onSubmit('sighting', ({ animal, trace, nest }) => {
  if (trace) return reportTrace(trace);
  return nest ? reportNest(nest) : reportSighting(animal);
});

document.getElementById('daily').addEventListener('click', async () => {
  await ((await isDaily()) ? stopDaily() : fetchDaily());
});

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('sw.js', { type: 'module' }).catch(console.error);
}
showBulletin();
