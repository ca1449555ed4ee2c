package usage_test

import (
	"slices"
	"testing"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
)

// TestCallers has one register() per program, which fails in Firefox and Safari by some of the
// ways that lead to it.
func TestCallers(t *testing.T) {
	const register = `async function register(tag) { const r = await navigator.serviceWorker.ready; await r.sync.register(tag) } `
	const can = `const can = 'serviceWorker' in navigator && 'SyncManager' in window; `
	const button = `document.querySelector('a')`
	for _, c := range []struct {
		name, code string
		open       []string
		safe       string
		caught     bool
	}{
		{"one of two", register + can + `if (can) register('a'); ` + button + `.onclick = () => register('b')`, []string{`register('b')`}, `can`, false},
		{"two of three", register + can + `const f = () => register('a'); const g = () => register('b'); const h = () => can && register('c'); f(); g(); h()`, []string{`register('a')`, `register('b')`}, `can`, false},
		{"two levels up", register + can + `const f = () => register('a'); if (can) f(); ` + button + `.onclick = () => f(1)`, []string{`f(1)`}, `can`, false},
		{"handed over", register + can + button + `.addEventListener('click', register); if (can) register('a')`, []string{`document.querySelector('a').addEventListener('click', register)`}, `can`, false},
		{"constructed", `class Q { constructor() { navigator.serviceWorker.ready.then((r) => r.sync.register('a')) } } ` + can + `if (can) new Q(1); new Q(2)`, []string{`new Q(2)`}, `can`, false},
		{"caught in one", register + `const f = async () => { try { await register('a') } catch { fetch('/n', { method: 'POST' }) } }; f(); register('b')`, []string{`register('b')`}, `catch { fetch('/n', { method: 'POST' }) }`, true},
		{"all tested", register + can + `if (can) register('a'); if (can) register('b')`, nil, ``, false},
		{"none tested", register + `register('a'); register('b')`, nil, ``, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := func(p flow.Place) string {
				span := p.Node.Range()
				return string(p.Script.File.Text[span.Start:span.End])
			}
			got := onlyRegister(t, analyze(t, c.code, project.Window)).Callers()
			var open []string
			for _, p := range got.Open {
				open = append(open, text(p))
			}
			slices.Sort(open)
			if !slices.Equal(open, c.open) {
				t.Fatalf("it fails by %q, want %q, in\n%s", open, c.open, c.code)
			}
			if c.open == nil {
				return
			}
			if safe := text(got.Safe); safe != c.safe || got.Caught != c.caught {
				t.Errorf("others are safe by %q (caught %t), want %q (%t), in\n%s", safe, got.Caught, c.safe, c.caught, c.code)
			}
		})
	}
}
