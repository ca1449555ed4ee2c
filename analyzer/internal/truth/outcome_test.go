// Package truth compares what the analyzer says of small apps with what Chromium makes of them.
package truth

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
)

// TestOutcomes visits each app in each kind of browser. What happens must be what the report says.
func TestOutcomes(t *testing.T) {
	apps := readApps(t, "testdata/pages", "index.html", "sw.js")
	says := make([]report.Usage, len(apps))
	for i, a := range apps {
		says[i] = reported(t, a)
	}
	results := visitAll(t, apps, says)
	for i, a := range apps {
		t.Run(a.name, func(t *testing.T) { compare(t, says[i], results[i]) })
	}
}

// reported returns what the report says of the app's only registration.
func reported(t *testing.T, a *app) report.Usage {
	t.Helper()
	r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: a.files})
	if err != nil {
		t.Fatal(err)
	}
	var found []report.Usage
	for _, u := range r.Usages {
		if u.Operation == report.OpRegister || u.Operation == report.OpQueue {
			found = append(found, u)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%s: %d registrations found, want 1: %+v", a.name, len(found), r.Usages)
	}
	return found[0]
}

// result is what became of an app in a kind of browser.
type result struct {
	kind
	record
	err error
}

// compare holds what the report says of an app against what became of it.
func compare(t *testing.T, says report.Usage, results []result) {
	t.Helper()
	measured := map[string]report.Outcome{}
	evidence := map[string]string{}
	for _, r := range results {
		if r.err != nil {
			t.Fatal(r.err)
		}
		measured[r.report] = worse(measured[r.report], r.outcome(says.Context))
		evidence[r.report] += fmt.Sprintf("\n\t%s: %v", r.name, r.record)
	}
	for kind, want := range measured {
		if got := says.Outcomes[kind]; got != want {
			t.Errorf("%s: the report says %q, but it %q:%s", kind, got, want, evidence[kind])
		}
	}
}

// worse returns the worse of two outcomes.
func worse(a, b report.Outcome) report.Outcome {
	order := []report.Outcome{report.Works, report.FallsBack, report.Nothing, report.Hangs, report.Throws}
	return order[max(0, slices.Index(order, a), slices.Index(order, b))]
}

// A visit takes few steps, and many when the outcome is not the one that the report leads to
// expect: on a busy machine, what seems not to happen may only be late.
const (
	fewSteps  = 3
	manySteps = 12
)

// visitAll returns what became of each app in each kind of browser that matters to it.
func visitAll(t *testing.T, apps []*app, says []report.Usage) [][]result {
	t.Helper()
	ordinary, electron := start(t, "disabled/false"), start(t, "disabled/true")
	s := serve(t, apps)
	results := make([][]result, len(apps))
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, k := range kinds {
		v := ordinary.visitor(t, s, k)
		if k.disabled {
			v = electron.visitor(t, s, k)
		}
		wg.Go(func() {
			for i, a := range apps {
				if k.matters != nil && !k.matters(a) {
					continue
				}
				r, err := v.visit(a, fewSteps)
				if err == nil && r.outcome(says[i].Context) != says[i].Outcomes[k.report] {
					r, err = v.visit(a, manySteps)
				}
				mu.Lock()
				results[i] = append(results[i], result{k, r, err})
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return results
}
