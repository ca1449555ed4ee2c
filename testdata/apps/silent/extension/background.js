const { sync } = chrome.storage;

chrome.runtime.onInstalled.addListener(async () => {
  const { minutes } = await sync.get({ minutes: 30 });
  chrome.alarms.create('sync', { periodInMinutes: minutes });
});

chrome.alarms.onAlarm.addListener(async (alarm) => {
  if (alarm.name !== 'sync') return;
  const { server } = await chrome.storage.sync.get('server');
  const response = await fetch(`${server}/api/contacts/count`);
  const { count } = await response.json();
  await chrome.action.setBadgeText({ text: String(count) });
});
