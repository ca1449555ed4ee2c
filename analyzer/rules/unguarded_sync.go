package rules

import "github.com/synclint/synclint/analyzer/report"

func unguardedSync() *Rule {
	return &Rule{
		ID: "unguarded-sync", Number: "R01", Severity: report.Error,
		Run: func(p *Pass) { checkUnguarded(p, report.BackgroundSync) },
		Doc: Doc{
			Title: "Background Sync is used where browsers do not have it",
			Why: "Firefox and Safari have no Background Sync: there `registration.sync` is undefined, and " +
				"reading `register` of it throws a TypeError. In an async function or a promise chain " +
				"that is a rejection, so that what follows does not happen either. A test for " +
				"`'serviceWorker' in navigator` does not help, since both have service workers.",
			Do: "Test the object that you use, `'sync' in registration`, and send the data yourself where " +
				"the test is false and where `register()` rejects.",
			Fix: skipFix,
			Bad: []Example{
				{Code: `async function queue() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register('outbox');
}
document.querySelector('form').addEventListener('submit', queue);`},
				{Code: `if ('serviceWorker' in navigator) {
  navigator.serviceWorker.ready.then((registration) => registration.sync.register('outbox'));
}`},
				{Code: `self.addEventListener('message', (event) => {
  event.waitUntil(self.registration.sync.register('outbox'));
});`, Worker: true},
			},
			Good: []Example{
				{Code: `async function queue(note) {
  await save(note);
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) {
    try {
      await registration.sync.register('outbox');
      return;
    } catch {
      // Denied, or switched off: send it now.
    }
  }
  await fetch('/notes', { method: 'POST', body: JSON.stringify(note) });
}
async function save(note) {
  localStorage.setItem('outbox', JSON.stringify(note));
}
document.querySelector('form').addEventListener('submit', () => queue({ text: 'hello' }));`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#service-worker-registration-extensions",
				"https://developer.mozilla.org/docs/Web/API/ServiceWorkerRegistration/sync",
			},
			Since: "0.1.0",
		},
	}
}
