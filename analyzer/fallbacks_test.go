package analyzer_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
)

// Where an app of a fallback has none of its own: a page that loads app.js, and a worker.
const (
	fallbackPage = `<!doctype html><script type="module">
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('sw.js');
</script><script type="module" src="app.js"></script>`
	fallbackWorker = `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(fetch('/notes', { method: 'POST', body: 'all' }));
});`
)

// TestFallbacks has small apps, each with one register call. The comment of an archive says how the
// call is guarded, what its fallback is worth, by what strategies, and which of the rules about guards
// and fallbacks speak of it.
func TestFallbacks(t *testing.T) {
	others := fstest.MapFS{"index.html": {Data: []byte(fallbackPage)}, "sw.js": {Data: []byte(fallbackWorker)}}
	analyzeArchives(t, "fallbacks", others, func(t *testing.T, want string, _ fstest.MapFS, r *report.Report) {
		t.Helper()
		if got := describeFallback(t, r); got != want {
			t.Errorf("it is %q, want %q; findings: %+v", got, want, r.Findings)
		}
	})
}

func describeFallback(t *testing.T, r *report.Report) string {
	t.Helper()
	var uses []report.Usage
	for _, u := range r.Usages {
		if u.Operation == report.OpRegister {
			uses = append(uses, u)
		}
	}
	if len(uses) != 1 {
		t.Fatalf("%d register usages found, want 1", len(uses))
	}
	var kinds, said []string
	for _, s := range uses[0].Fallback.Strategies {
		if !slices.Contains(kinds, s.Kind) {
			kinds = append(kinds, s.Kind)
		}
	}
	for _, f := range r.Findings {
		if aboutRegister(f.Rule) && !slices.Contains(said, f.Rule) {
			said = append(said, f.Rule)
		}
	}
	slices.Sort(kinds)
	slices.Sort(said)
	return fmt.Sprintf("%s %s %v %v", uses[0].Guard.Status, uses[0].Fallback.Status, kinds, said)
}

// aboutRegister tells whether a rule is about the guard and the fallback of a usage: R01 to R14.
func aboutRegister(id string) bool {
	return slices.ContainsFunc(rules.All(), func(r *rules.Rule) bool { return r.ID == id && r.Number <= "R14" })
}
