package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
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
					Fixes:   testOther(t, u.Feature),
				})
			}
		},
		Doc: Doc{
			Title: "The test is for the other kind of sync",
			Why: "One-shot and periodic sync are two APIs. Chromium has had `sync` since version 49 and " +
				"`periodicSync` since 80, and the periodic one can be switched off alone.",
			Do:  "Test the member that you use: `'periodicSync' in registration`.",
			Fix: "Tests for the API that is used. Unsafe: what else the test guards may need the other one.",
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

// testOther makes a test ask for a feature instead of the other one.
func testOther(t *flow.Test, feature report.Feature) []Fix {
	name := memberOf(feature)
	if isInterface(t.Name) {
		name = managerOf(feature)
	}
	var edit Edit
	ok := false
	syntax.Walk(t.Node, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.StringLit:
			if n.Value == t.Name {
				edit, ok = literal(t.Script, n, name)
			}
		case *syntax.Ident:
			if n.Name == t.Name {
				edit, ok = Replace(t.Script, n, name), true
			}
		case *syntax.Key:
			if n.Name == t.Name && Code(t.Script, n.Span) == n.Name {
				edit, ok = Replace(t.Script, n, name), true
			}
		}
		return !ok
	})
	if !ok {
		return nil
	}
	edit.Node = t.Node
	return []Fix{{Title: fmt.Sprintf("Test for `%s`", name), Edits: []Edit{edit}}}
}
