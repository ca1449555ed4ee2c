package flow

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// maxFuzzed bounds the fuzzed programs, in bytes: cost is for the benchmark.
const maxFuzzed = 4096

// FuzzRun evaluates any program in every context: no panic, no endless loop, and a trace whose
// parts hold profiles that exist.
func FuzzRun(f *testing.F) {
	for _, p := range programs {
		f.Add([]byte(p.code(3)))
	}
	for _, code := range hostile {
		f.Add([]byte(code))
	}
	files, err := filepath.Glob("../usage/testdata/truth/*.js")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		code, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(code)
	}
	platform := testPlatform(f)
	all := platform.profiles.All
	f.Fuzz(func(t *testing.T, code []byte) {
		if len(code) > maxFuzzed {
			return
		}
		program, err := syntax.Parse(code, syntax.Options{})
		if err != nil {
			return
		}
		for _, context := range []project.Context{project.Window, project.ServiceWorker, project.Worker} {
			trace := Run(platform, realmOf(program, string(code), context))
			for _, a := range trace.Activations {
				checkActivation(t, a, all)
			}
		}
	})
}

func checkActivation(t *testing.T, a *Activation, all Set) {
	t.Helper()
	if a.In&^all != 0 || a.In == 0 {
		t.Errorf("an activation in the profiles %b of %b", a.In, all)
	}
	for _, u := range a.Uses {
		if s := u.Present | u.Absent | u.Skipped; s&^all != 0 || s == 0 {
			t.Errorf("a use in the profiles %b of %b", s, all)
		}
		if u.Node == nil {
			t.Error("a use without a place")
		}
	}
	for _, e := range a.Effects {
		if e.In&^all != 0 || e.In == 0 || e.Node == nil {
			t.Errorf("an effect in the profiles %b of %b", e.In, all)
		}
	}
}

// hostile are programs that try to make the interpreter run for ever, or grow without bounds.
var hostile = []string{
	"for (;;) {}",
	"while (true) { continue }",
	"function f() { return f() + f() } f()",
	"const f = (x) => (y) => f(f)(x)(y); f(f)(f)",
	"class A extends A {} new A()",
	"class A { a = new A() } new A()",
	"class A extends (class B extends A {}) {} new A()",
	"const o = {}; o.o = o; use(o); o.o.o.o.o()",
	"const a = []; a[0] = a; a.push(a); for (const x of a) for (const y of x) y()",
	"function f() { setTimeout(f) } f()",
	"function f() { setTimeout(() => f()) } f()",
	"function f() { document.addEventListener('x', () => f()) } f()",
	"let s = 'a'; for (;;) s = s + s",
	"let s = 'a'; function f() { s = `${s}${s}`; return f() } f()",
	"let p = Promise.resolve(); for (;;) p = p.then(() => p)",
	"const p = new Promise((r) => r(p)); await p",
	"const p = new Promise((r) => setTimeout(() => r(new Promise((q) => setTimeout(q)))))",
	"new Promise(function f(r) { new Promise(f) })",
	"new Promise((r) => setTimeout(function g() { setTimeout(g) }))",
	"const o = { get a() { return this.a } }; o.a",
	"const o = { set a(v) { this.a = v } }; o.a = 1",
	"const o = { get a() { return o } }; o.a.a.a.a.a.a.a",
	"function* g() { yield* g() } for (const x of g()) x()",
	"const b = ((...a) => b(...a)).bind(b, b); b.bind(b, b)(b)",
	"const b = f.bind(f, 1); function f() { return f.bind(f, f)() } b()",
	"function f(a = f()) {} f()",
	"const { a = f() } = f(); function f() { const { a = f() } = {}; return a }",
	"[f].every(f); function f(x) { return [x].some(f) }",
	"F.prototype = new F(); function F() { this.a = new F() }",
	"F.prototype.x = F; new F().x.prototype.x.prototype.x()",
	"a: for (;;) { b: for (;;) { continue a } }",
	"try { try { throw 1 } finally { throw 2 } } finally { for (;;) break }",
	"switch (1) { case f(): default: case f(): } function f() { switch (f()) { case f(): } }",
	"x`${x`${x`${x}`}`}`; function x() { return x`` }",
	"if ('sync' in this) with (this) { sync.register() }",
	"export default class extends (await import('x')) { static { this.a = this } }",
	"o[o[o[o[o]]]] = o[o]; var o = {}",
	"navigator.serviceWorker.ready.then(function f(r) { return r.sync.register('a').catch(() => f(r)) })",
	"self.onsync = (e) => e.waitUntil(self.onsync(e))",
	"addEventListener('sync', function f(e) { addEventListener('sync', f); f(e) })",
}
