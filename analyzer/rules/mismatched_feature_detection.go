package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/report"
)

func mismatchedFeatureDetection() *Rule {
	return &Rule{
		ID: "mismatched-feature-detection", Number: "R06", Severity: report.Error,
		Run: func(p *Pass) {
			for _, u := range p.App.Usages {
				t := u.Guard.Test
				if u.Guard.Status != report.Mismatched || t == nil {
					continue
				}
				other := report.BackgroundSync
				if u.Feature == other {
					other = report.PeriodicBackgroundSync
				}
				p.Report(Finding{
					Script: t.Script, Node: t.Node, Unsure: u.Guess,
					Message: fmt.Sprintf("`%s` tests for %s, but `%s` is %s: browsers with the one and without the other "+
						"(Chrome 49 to 79, or Chromium with it switched off) throw a TypeError there",
						Text(t.Script, t.Node), apiName(other), Text(u.Script, receiver(u)), apiName(u.Feature)),
					Help:    fmt.Sprintf("test `%s`", testFor(u)),
					Related: []Related{{u.Script, u.Node, "used here"}},
				})
			}
		},
		Doc: Doc{
			Title: "The test is for the other kind of sync",
			Why: "One-shot and periodic sync are two APIs. Chromium has had `sync` since version 49 and " +
				"`periodicSync` since 80, and the periodic one can be switched off alone.",
			Do: "Test the member that you use: `'periodicSync' in registration`.",
			Bad: []Example{
				{Code: `if ('serviceWorker' in navigator && 'SyncManager' in window) {
  navigator.serviceWorker.ready.then((registration) =>
    registration.periodicSync.register('news', { minInterval: 86400000 }));
}
fetch('/news.json');`},
			},
			Good: []Example{
				{Code: `if ('serviceWorker' in navigator && 'PeriodicSyncManager' in window) {
  navigator.serviceWorker.ready
    .then((registration) => registration.periodicSync.register('news', { minInterval: 86400000 }))
    .catch(() => {});
}
fetch('/news.json');`},
			},
			Sources: []string{
				"https://developer.mozilla.org/docs/Web/API/PeriodicSyncManager#browser_compatibility",
				"measured in Chromium 156 with PeriodicBackgroundSync switched off",
			},
			Since: "0.1.0",
		},
	}
}
