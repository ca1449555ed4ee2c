const server = document.getElementById('server');
const minutes = document.getElementById('minutes');

// Settings follow the user from device to device.
chrome.storage.sync.get({ server: '', minutes: 30 }, (settings) => {
  server.value = settings.server;
  minutes.value = settings.minutes;
});

document.addEventListener('change', () => {
  chrome.storage.sync.set({ server: server.value, minutes: Number(minutes.value) });
});

chrome.storage.sync.onChanged.addListener((changes) => {
  if (changes.server) server.value = changes.server.newValue;
});
