package rules

import "github.com/synclint/synclint/analyzer/report"

func unguardedPeriodicSync() *Rule {
	return &Rule{
		ID: "unguarded-periodic-sync", Number: "R02", Severity: report.Error,
		Run: func(p *Pass) { checkUnguarded(p, report.PeriodicBackgroundSync) },
		Doc: Doc{
			Title: "Periodic Background Sync is used where browsers do not have it",
			Why: "Only browsers on Chromium 80 and later have `registration.periodicSync`. Elsewhere it is " +
				"undefined, and calling `register`, `unregister` or `getTags` of it throws a TypeError.",
			Do: "Test `'periodicSync' in registration`, catch the rejection that a tab without an installed " +
				"app gets, and refresh the content when the app is opened.",
			Fix: skipFix,
			Bad: []Example{
				{Code: `navigator.serviceWorker.ready.then((registration) =>
  registration.periodicSync.register('news', { minInterval: 24 * 60 * 60 * 1000 }));`},
				{Code: `async function stop() {
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync.unregister('news');
}
document.querySelector('#stop').onclick = stop;`},
			},
			Good: []Example{
				{Code: `async function subscribe() {
  const registration = await navigator.serviceWorker.ready;
  if (!('periodicSync' in registration)) return;
  try {
    await registration.periodicSync.register('news', { minInterval: 24 * 60 * 60 * 1000 });
  } catch {
    // Not installed: the page refreshes itself when it is opened.
  }
}
subscribe();
fetch('/news.json').then((response) => response.json());`},
			},
			Sources: []string{
				"https://wicg.github.io/periodic-background-sync/#serviceworkerregistration-interface",
				"https://developer.mozilla.org/docs/Web/API/ServiceWorkerRegistration/periodicSync",
			},
			Since: "0.1.0",
		},
	}
}
