package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/usage"
)

func missingFallback() *Rule {
	return &Rule{
		ID: "missing-fallback", Number: "R09", Severity: report.Warning, Strict: report.Error,
		Run: func(p *Pass) {
			for _, u := range p.App.Usages {
				reportMissingFallback(p, u)
			}
		},
		Doc: Doc{
			Title: "Nothing sends the data where Background Sync is missing",
			Why: "The use is guarded, so nothing throws in Firefox and Safari, but nothing else happens there " +
				"either: the data waits for a sync event that never comes. A message on the console, an " +
				"empty branch or `navigator.connection`, which both lack as well, is no way out.",
			Do: "Keep the data, send it at once where the API is missing or rejects, and send what is left " +
				"on `online` and when the app starts.",
			Bad: []Example{
				{Code: `async function queue() {
  if ('serviceWorker' in navigator && 'SyncManager' in window) {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('outbox');
  } else {
    console.log('Background Sync is not supported');
  }
}
document.querySelector('form').addEventListener('submit', queue);`},
			},
			Good: []Example{
				{Code: `async function queue() {
  if ('serviceWorker' in navigator && 'SyncManager' in window) {
    const registration = await navigator.serviceWorker.ready;
    await registration.sync.register('outbox').catch(flush);
  } else {
    await flush();
  }
}
const flush = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', queue);`},
				{Code: `async function queue() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register('outbox');
}
const flush = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', queue);
window.addEventListener('online', flush);
flush();`},
			},
			Sources: []string{
				"https://developer.mozilla.org/docs/Web/API/Window/online_event",
				"https://developer.chrome.com/docs/capabilities/periodic-background-sync",
			},
			Since: "0.1.0",
		},
	}
}

func reportMissingFallback(p *Pass, u *usage.Usage) {
	if u.Refresh || u.Operation != report.OpRegister || u.Answers() {
		return
	}
	if u.Guard.Status != report.Guarded || u.Guard.Unsure || u.Fallback.Status != report.Missing {
		return
	}
	missing := p.Targets(u.Missing)
	where := p.Browsers(missing)
	if where == "" {
		return
	}
	f := Finding{
		Script: u.Script, Node: u.Node, Unsure: u.Guess, Where: missing,
		Message: fmt.Sprintf("nothing sends this data in %s, which have no Background Sync", where),
		Help:    "send it yourself where the API is missing, and again on `online` and at start-up",
	}
	if u.Guard.Node != nil {
		f.Related = append(f.Related, Related{u.Guard.Script, u.Guard.Node, whyNot(u)})
	}
	f.Related = append(f.Related, rejection(p, u)...)
	p.Report(f)
}

// rejection tells what becomes of the data where register() rejects, if nothing sends it there
// either.
func rejection(p *Pass, u *usage.Usage) []Related {
	rejected := p.Rejected() &^ u.Fallback.By
	switch {
	case rejected == 0:
		return nil
	case u.EscapedAnywhere().Has(rejected):
		return []Related{{u.Script, u.Node, "nor where the browser denies it: nobody takes this rejection"}}
	}
	for _, use := range u.Uses {
		for _, by := range use.CaughtBy {
			return []Related{{by.Script, by.Node, "nor where the browser denies it: this only ends the failure"}}
		}
	}
	return nil
}

// whyNot says why nothing is done instead, at the guard.
func whyNot(u *usage.Usage) string {
	switch u.Guard.Idiom {
	case usage.BehindQuery:
		return "this query rejects there: neither the use nor what stands in its else is reached"
	case "optional-chaining":
		return "where this is skipped, nothing is done instead"
	}
	return "where this is false, nothing is done instead"
}
