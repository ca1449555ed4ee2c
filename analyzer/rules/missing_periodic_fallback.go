package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/report"
)

func missingPeriodicFallback() *Rule {
	return &Rule{
		ID: "missing-periodic-fallback", Number: "R10", Severity: report.Info, Strict: report.Warning,
		Run: func(p *Pass) {
			for _, u := range p.App.Usages {
				if !u.Refresh || u.Operation != report.OpRegister ||
					u.Guard.Status != report.Guarded || u.Guard.Unsure || u.Fallback.Status != report.Missing {
					continue
				}
				missing := p.Targets(u.Missing)
				where := p.Browsers(missing)
				if where == "" {
					continue
				}
				p.Report(Finding{
					Script: u.Script, Node: u.Node, Unsure: u.Guess, Where: missing,
					Message: fmt.Sprintf("nothing refreshes this content in %s, nor in a tab whose app is not installed", where),
					Help:    "fetch it when the page is opened or shown again",
				})
			}
		},
		Doc: Doc{
			Title: "Nothing refreshes the content where Periodic Background Sync is missing",
			Why: "Firefox and Safari have no periodic sync, and Chromium gives it to installed apps only. Where " +
				"it is the only thing that fetches the content, the content stays as old as it is.",
			Do: "Fetch it when the page is opened, or when it becomes visible again.",
			Bad: []Example{
				{Code: `navigator.serviceWorker.ready.then(async (registration) => {
  if ('periodicSync' in registration) {
    await registration.periodicSync.register('news', { minInterval: 86400000 }).catch(() => {});
  }
});`},
			},
			Good: []Example{
				{Code: `navigator.serviceWorker.ready.then(async (registration) => {
  if ('periodicSync' in registration) {
    await registration.periodicSync.register('news', { minInterval: 86400000 }).catch(() => {});
  }
});
document.addEventListener('visibilitychange', () => fetch('/news.json'));`},
			},
			Sources: []string{"https://developer.chrome.com/docs/capabilities/periodic-background-sync"},
			Since:   "0.1.0",
		},
	}
}
