package flow

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// programs are shapes of code that can be made n times as large.
var programs = []struct {
	name string
	unit int // n of the smallest size
	code func(n int) string
}{
	{"functions", 500, func(n int) string {
		return repeat(n, "function f%d(a) { return a ? a.b : f%[1]d; }\n") + repeat(n, "f%d({ b: %[1]d });\n")
	}},
	{"listeners", 500, func(n int) string {
		return repeat(n, "document.querySelector('#a%d').addEventListener('click', () => { fetch('/x%[1]d', { method: 'POST' }); });\n")
	}},
	{"guarded uses", 200, func(n int) string {
		return "navigator.serviceWorker.ready.then(async (reg) => {\n" +
			repeat(n, "if ('sync' in reg) await reg.sync.register('t%d');\n") + "});\n"
	}},
	{"early returns", 200, func(n int) string {
		return "async function f(reg, x) {\n" +
			repeat(n, "if (!reg.sync && x === %d) return fetch('/x', { method: 'POST' });\n") +
			"await reg.sync.register('t'); }\nnavigator.serviceWorker.ready.then(f);\n"
	}},
	{"fields", 500, func(n int) string {
		return "const o = {};\n" + repeat(n, "o.f%d = 'v%[1]d';\n") + repeat(n, "g(o.f%d);\n")
	}},
	{"object literal", 500, func(n int) string {
		return "const o = {\n" + repeat(n, "f%d: () => %[1]d,\n") + "};\nuse(o);\n"
	}},
	{"switch", 500, func(n int) string {
		return "switch (location.hash) {\n" + repeat(n, "case '#%d': g(%[1]d); break;\n") + "}\n"
	}},
	{"logical chain", 60, func(n int) string { return "let x = a" + repeat(n, " && a%d") + ";\n" }},
	{"else chain", 60, func(n int) string { return repeat(n, "if (a === %d) { b = %[1]d; } else ") + "{}\n" }},
	{"promise chain", 60, func(n int) string {
		return "let p = fetch('/x')" + repeat(n, ".then((r) => r.f%d)") + ".catch(console.error);\n"
	}},
	{"rejected chain", 60, func(n int) string {
		return "navigator.serviceWorker.ready.then((r) => r.sync.register('a'))" + repeat(n, ".then((r) => [r, %d])") + ";\n"
	}},
	{"awaits", 500, func(n int) string { return "async function f() {\n" + repeat(n, "await g(%d);\n") + "}\nf();\n" }},
	{"tries", 300, func(n int) string {
		return "async function f(r) {\n" + repeat(n, "try { await r.sync.register('%d'); } catch (e) { g(e); }\n") + "}\nnavigator.serviceWorker.ready.then(f);\n"
	}},
	{"assignments", 500, func(n int) string { return "let x;\n" + repeat(n, "if (a%d) x = 'v%[1]d';\n") + "g(x);\n" }},
	{"call chain", 500, func(n int) string {
		return repeat(n, "function f%d(x) { return f%[2]d(x) + f%[2]d(x); }\n") + "f0(1);\n"
	}},
	{"classes", 300, func(n int) string {
		return repeat(n, "class C%d { a = %[1]d; m() { return this.a; } }\nnew C%[1]d().m();\n")
	}},
	{"uncalled methods", 500, func(n int) string { return repeat(n, "class C%d { m() { return this.a%[1]d; } }\n") }},
	{"loops", 300, func(n int) string { return repeat(n, "for (const x of list%d) { g(x); h(x.y); }\n") }},
	{"callbacks", 300, func(n int) string { return repeat(n, "lib.on('e%d', () => { lib.emit(%[1]d); });\n") }},
	{"array", 1000, func(n int) string { return "const a = [" + repeat(n, "'v%d',") + "];\nfor (const x of a) g(x);\n" }},
	{"unknown keys", 500, func(n int) string {
		return "const o = {\n" + repeat(n, "f%d: 'v%[1]d',\n") + "};\n" + repeat(n, "g(o[k%d]);\n")
	}},
	{"spreads", 100, func(n int) string { return "let o = {};\n" + repeat(n, "o = { ...o, f%d: 'v%[1]d' };\n") }},
	{"string", 500, func(n int) string { return "let s = 'a';\n" + repeat(n, "s += 'part %d';\n") }},
	{"tests", 300, func(n int) string { return repeat(n, "const t%d = 'SyncManager' in window;\nif (t%[1]d) g(%[1]d);\n") }},
}

// repeat writes a line n times with the number and the next number in it.
func repeat(n int, line string) string {
	var b strings.Builder
	for i := range n {
		s := fmt.Sprintf(line, i, i+1)
		s, _, _ = strings.Cut(s, "%!(EXTRA")
		b.WriteString(s)
	}
	return b.String()
}

// BenchmarkRun reports the cost per node for programs of n, 2n, 4n and 8n; as long as the cost is
// linear it stays the same.
func BenchmarkRun(b *testing.B) {
	platform := testPlatform(b)
	for _, p := range programs {
		for _, times := range []int{1, 2, 4, 8} {
			b.Run(fmt.Sprintf("%s/%dn", p.name, times), func(b *testing.B) {
				realm := newRealm(b, p.code(p.unit*times), project.Window)
				nodes := countNodes(realm.Scripts[0].Program)
				for b.Loop() {
					Run(platform, realm)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(nodes), "ns/node")
			})
		}
	}
}

func countNodes(p *syntax.Program) int {
	n := 0
	syntax.Walk(p, func(syntax.Node) bool { n++; return true })
	return n
}
