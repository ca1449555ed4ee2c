package rules

import (
	"fmt"
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func missingServiceWorkerCheck() *Rule {
	return &Rule{
		ID: "missing-service-worker-check", Number: "R05", Severity: report.Info, Strict: report.Warning,
		Run: checkMissingServiceWorker,
		Doc: Doc{
			Title: "A test for SyncManager is taken for a test for service workers",
			Why: "On plain http `SyncManager` is a global all the same, but `navigator.serviceWorker` is " +
				"undefined, so that the guarded code throws a TypeError there.",
			Do: "Add `'serviceWorker' in navigator &&` in front of the test.",
			Fix: "Adds `'serviceWorker' in navigator &&` in front of the test. Safe: where there are service " +
				"workers, nothing changes.",
			Bad: []Example{
				{Code: `if ('SyncManager' in window) {
  navigator.serviceWorker.ready
    .then((registration) => registration.sync.register('outbox'))
    .catch(() => fetch('/flush', { method: 'POST' }));
  navigator.serviceWorker.startMessages();
} else {
  fetch('/flush', { method: 'POST' });
}`},
			},
			Good: []Example{
				{Code: `if ('serviceWorker' in navigator && 'SyncManager' in window) {
  navigator.serviceWorker.ready
    .then((registration) => registration.sync.register('outbox'))
    .catch(() => fetch('/flush', { method: 'POST' }));
} else {
  fetch('/flush', { method: 'POST' });
}`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#sync-manager-interface (no [SecureContext])",
				"measured in Chromium 156 on a page on plain http",
			},
			Since: "0.1.0",
		},
	}
}

func checkMissingServiceWorker(p *Pass) {
	seen := map[syntax.Node]bool{}
	insecure := p.Targets(p.App.Profiles.Select(func(x *flow.Profile) bool { return x.When == flow.Insecure }))
	for _, t := range p.App.Traces {
		for _, a := range t.Activations {
			for _, use := range a.Uses {
				if !strings.HasPrefix(use.Gate, "api.ServiceWorkerContainer") || !use.Escaped.Has(insecure) {
					continue
				}
				test := globalTest(use)
				if test == nil || seen[test.Node] {
					continue
				}
				seen[test.Node] = true
				p.Report(Finding{
					Script: test.Script, Node: test.Node,
					Message: fmt.Sprintf("`%s` is true on plain http too, where `navigator.serviceWorker` is undefined: "+
						"the guarded code throws a TypeError there", Text(test.Script, test.Node)),
					Help:    "put `'serviceWorker' in navigator &&` in front",
					Related: []Related{{use.Script, use.Node, "`navigator.serviceWorker` is used here"}},
					Fixes:   testWorkersFirst(test),
				})
			}
		}
	}
}

// globalTest returns the test for a sync interface on the global object that led to a use.
func globalTest(use *flow.Use) *flow.Test {
	for s := use.Path; s != nil; s = s.Before {
		for _, t := range s.Tests {
			if usage.FeatureOf(t.Gate) != "" && isInterface(t.Name) && !t.Wrong {
				return t
			}
		}
	}
	return nil
}

// testWorkersFirst puts a test for service workers in front of a test.
func testWorkersFirst(t *flow.Test) []Fix {
	const workers = "'serviceWorker' in navigator && "
	fix := Fix{Title: "Test for service workers first", Safe: true, Edits: []Edit{Before(t.Script, t.Node, workers)}}
	if binds(t.Script, t.Node) {
		fix.Edits[0].Text = "(" + workers
		fix.Edits = append(fix.Edits, After(t.Script, t.Node, ")"))
	}
	return []Fix{fix}
}
