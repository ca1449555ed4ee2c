package flow

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/project"
)

// globals evaluates a script in a page and returns its interpreter, for its variables.
func globals(t *testing.T, code string) *interp {
	t.Helper()
	in := newInterp(testPlatform(t), newRealm(t, code, project.Window))
	in.evaluate()
	return in
}

// describe returns what a value can be in the profile of a name.
func describe(t *testing.T, in *interp, v Value, profile string) string {
	t.Helper()
	bit := in.platform.profiles.Select(func(p *Profile) bool { return p.Name == profile })
	if bit == 0 {
		t.Fatalf("no profile %q", profile)
	}
	var kinds []string
	for _, a := range v.in(bit) {
		kinds = append(kinds, kind(a.V))
	}
	slices.Sort(kinds)
	return strings.Join(slices.Compact(kinds), "|")
}

func kind(v Abstract) string {
	switch v := v.(type) {
	case Undefined:
		return "undefined"
	case Null:
		return "null"
	case Bool:
		if v.Is {
			return "true"
		}
		return "false"
	case String:
		if v.Pattern {
			return "pattern " + v.S
		}
		return v.S
	case Object:
		return v.I.Name
	case Unknown:
		return "unknown"
	case *Closure:
		return "function"
	case *Promise:
		return "promise"
	case Number:
		return "number"
	default:
		return "other"
	}
}

// TestValues has the value of the variable x at the end, with the API and without.
func TestValues(t *testing.T) {
	const guard = "const can = 'SyncManager' in window; "
	for _, c := range []struct{ name, code, native, unsupported string }{
		{"constant", "var x = 'a'", "a", "a"},
		{"feature test", guard + "var x = can", "true", "false"},
		{"branch on a test", guard + "var x = 'a'; if (can) x = 'b'", "b", "a"},
		{"both branches on a test", guard + "var x; if (can) { x = 'b' } else { x = 'c' }", "b", "c"},
		{"branch on data", "var x = 'a'; if (data) x = 'b'", "a|b", "a|b"},
		{"both branches on data", "var x = 'a'; if (data) { x = 'b' } else { x = 'c' }", "b|c", "b|c"},
		{"branch on data that returns", "var x = 'a'; (() => { if (data) { x = 'b'; return } x = 'c' })()", "a|b|c", "a|b|c"}, // a is too many
		{"local in a branch that returns", "var x = (() => { let y = 'a'; if (data) { y = 'b'; return 'z' } return y })()", "a|z", "a|z"},
		{"test inside data", guard + "var x = 'a'; if (data) { if (can) x = 'b' }", "a|b", "a"},
		{"closure that may run", "var x = 'a'; lib(() => { x = 'b' })", "a|b", "a|b"},
		{"loop", "var x = 'a'; for (const y of list) x = 'b'", "a|b", "a|b"},
		{"loop that breaks", "var x = 'a'; for (;;) { x = 'b'; break }", "b", "b"},
		{"try that throws", guard + "var x = 'a'; try { if (!can) throw 1; x = 'b' } catch { x = 'c' }", "b|c", "c"},
		{"absent global", "var x = 'a'; try { SyncManager; x = 'b' } catch { x = 'c' }", "b|c", "c"},
		{"finally", "var x = 'a'; try { x = 'b' } finally { x = 'c' }", "c", "c"},
		{"finally that returns", "var x = (() => { try { return 'a' } finally { return 'b' } })()", "b", "b"},
		{"finally that goes on", "var x = (() => { try { return 'a' } finally { lib() } })()", "a", "a"},
		{"conditional", guard + "var x = can ? 'a' : 'b'", "a", "b"},
		{"and", guard + "var x = can && 'a'", "a", "false"},
		{"nullish", "var x = window.SyncManager?.name ?? 'b'", "other", "b"},
		{"typeof", "var x = typeof SyncManager", "function", "undefined"},
		{"negation", guard + "var x = !can", "false", "true"},
		{"computed key", guard + "var x = { true: 'a', false: 'b' }[can ? 'true' : 'false']", "a", "b"},
		{"getter", guard + "var x = { get y() { return can ? 'a' : 'b' } }.y", "a", "b"},
		{"setter", "const o = { set y(v) { this.z = v } }; o.y = 'a'; var x = o.z", "a", "a"},
		{"spread", guard + "var x = { ...{ a: can } }.a", "true", "false"},
		{"every", guard + "var x = [true, can].every(Boolean)", "true", "false"},
		{"some", guard + "var x = [false, can].some((y) => y)", "true", "false"},
		{"rest parameter", guard + "var x = ((...r) => r[1])(1, can)", "true", "false"},
		{"default parameter", "var x = ((a = 'b') => a)()", "b", "b"},
		{"bound arguments", "var x = ((a, b) => a + b).bind(null, 'a')('b')", "ab", "ab"},
		{"tagged template", "var x = ((s, v) => v)`${'a'}`", "a", "a"},
		{"two instances", "class C { constructor(a) { this.a = a } } const c = new C('a'); new C('b'); var x = c.a", "a", "a"},
		{"super", "class A { m() { return 'a' } } class B extends A { m() { return super.m() + 'b' } } var x = new B().m()", "ab", "ab"},
		{"name of a function expression", "var x = (function f(n) { return n ? f(0) : typeof f })(1)", "function", "function"},
		{"inner name of a class", "const C = class D { static m() { return typeof D } }; var x = C.m()", "function", "function"},
		{"function in a block", guard + "if (can) { function f() { return 'a' } } var x = f ? f() : 'b'", "a", "b"},
		{"addition in a loop", "var x = 0; for (const y of list) x += 1", "number|unknown", "number|unknown"},
		{"index of a missing name", "var x = Object.keys(navigator).indexOf('sync') === -1", "true", "true"},
		{"strict comparison of kinds", "var x = {} === 'a'", "false", "false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := globals(t, c.code)
			if in.globals["x"] == nil {
				t.Fatal("no variable x")
			}
			v := in.globals["x"].V
			got := [2]string{describe(t, in, v, "native"), describe(t, in, v, "unsupported")}
			if want := [2]string{c.native, c.unsupported}; got != want {
				t.Errorf("x is %q, want %q, in\n%s", got, want, c.code)
			}
		})
	}
}

// TestPending has the circumstance in which something waits for ever.
func TestPending(t *testing.T) {
	for code, want := range map[string]bool{
		"navigator.serviceWorker.ready.then(() => {})":                                             true,
		"async function f() { await navigator.serviceWorker.ready } f()":                           true,
		"fetch('/a').then(() => {})":                                                               false,
		"Promise.race([navigator.serviceWorker.ready, 1]).then(() => {})":                          false,
		"navigator.serviceWorker.ready":                                                            false,
		"async function f() { await Promise.all([navigator.serviceWorker.ready]) } f()":            true,
		"async function f() { try { await navigator.serviceWorker.ready } catch { g() } } f()":     true,
		"new Promise((resolve) => setTimeout(resolve, 1)).then(() => {})":                          false,
		"navigator.serviceWorker.ready.catch(() => {}).then(() => {})":                             true,
		"(async () => { if (data) return; await navigator.serviceWorker.ready })().then(() => {})": true,
	} {
		platform := testPlatform(t)
		trace := Run(platform, newRealm(t, code, project.Window))
		var got Set
		for _, a := range trace.Activations {
			got |= a.Pending
		}
		inactive := platform.in("inactive")
		if got.Has(inactive) != want || got&^inactive != 0 {
			t.Errorf("it waits in %b, want %v in %b: %s", got, want, inactive, code)
		}
	}
}

// TestFailed has the profiles in which an activation certainly ends in an error of its own.
func TestFailed(t *testing.T) {
	for code, want := range map[string]string{
		"throw 1": "all",
		"if (!('SyncManager' in window)) throw new Error('no')":                              "unsupported",
		"if (data) throw new Error('no')":                                                    "none",
		"async function f() { if (!('SyncManager' in window)) throw 1 } f()":                 "unsupported",
		"async function f() { if (!('SyncManager' in window)) throw 1 } f().catch(() => {})": "none",
		"Promise.reject(1)": "all",
		"function f() { if (!('SyncManager' in window)) throw 1 } try { f() } catch {}":                  "none",
		"try { g() } catch (e) { throw e }":                                                              "none",
		"(async () => { const p = (async () => { throw 1 })() })()":                                      "all",
		"document.querySelector('a').onclick = () => { if (!('SyncManager' in window)) throw 1 }":        "unsupported",
		"document.querySelector('a').onclick = async () => { if (data) { throw 1 } else { return } }":    "none",
		"document.querySelector('a').onclick = () => { try { throw 1 } finally { return } }":             "none",
		"document.querySelector('a').onclick = () => { try { return } finally { throw 1 } }":             "all",
		"document.querySelector('a').onclick = () => { for (;;) { try { throw 1 } finally { break } } }": "none",
	} {
		platform := testPlatform(t)
		trace := Run(platform, newRealm(t, code, project.Window))
		var got Set
		for _, a := range trace.Activations {
			got |= a.Failed
		}
		all := platform.profiles.All.Real()
		sets := map[string]Set{"all": all, "none": 0, "unsupported": all &^ platform.profiles.With(oneShotSync)}
		if got != sets[want] {
			t.Errorf("it fails in %b, want %b (%s): %s", got, sets[want], want, code)
		}
	}
}

func TestIncomplete(t *testing.T) {
	small := Run(testPlatform(t), newRealm(t, "f(1)", project.Window))
	if small.Incomplete {
		t.Error("a small program is incomplete")
	}
	code := repeat(2000, "function f%d(x) { return f%[2]d(x) + f%[2]d(x); }\n") + "f0(1);\n"
	large := Run(testPlatform(t), newRealm(t, code, project.Window))
	if !large.Incomplete {
		t.Error("the budget was not used up")
	}
	if len(large.Activations) == 0 || large.Activations[0].Kind != TopLevel {
		t.Error("the top level is missing")
	}
}

// TestStepsAreLinear compares the evaluations per node of programs of n and 8n.
func TestStepsAreLinear(t *testing.T) {
	platform := testPlatform(t)
	perNode := func(code string) float64 {
		realm := newRealm(t, code, project.Window)
		in := newInterp(platform, realm)
		in.evaluate()
		return float64(in.steps) / float64(countNodes(realm.Scripts[0].Program))
	}
	for _, p := range programs {
		small, large := perNode(p.code(p.unit/2)), perNode(p.code(4*p.unit))
		// A program that reaches the bounds is cheaper per node.
		if large > 1.5*small+1 || large > 2*stepsPerNode+stepsAtLeast/1000 {
			t.Errorf("%s: %.1f steps per node, %.1f when it is 8 times as large", p.name, small, large)
		}
	}
}

// TestHostile evaluates programs that ask for endless work; that each ends is the test.
func TestHostile(t *testing.T) {
	platform := testPlatform(t)
	nested := []string{"(", "[", "!", "x => ", "{", "if (a) ", "a ? b : ", "() => {", "await ", "new "}
	codes := slices.Clone(hostile)
	for _, s := range nested {
		const depth = 60
		closing := map[string]string{"(": ")", "[": "]", "{": "}", "() => {": "}"}[s]
		codes = append(codes, strings.Repeat(s, depth)+"x"+strings.Repeat(closing, depth))
	}
	for _, code := range codes {
		for _, context := range []project.Context{project.Window, project.ServiceWorker, project.Worker} {
			trace := Run(platform, newRealm(t, code, context))
			for _, a := range trace.Activations {
				checkActivation(t, a, platform.profiles.All)
			}
		}
	}
}

func TestTraceIsRepeatable(t *testing.T) {
	platform := testPlatform(t)
	code := `const q = {}; for (const k in q) use(q[k]);
		navigator.serviceWorker.ready.then(r => { if (r.sync || data) r.sync.register('a') }).catch(e => fetch('/x', { method: 'POST' }));
		document.querySelector('a').onclick = () => fetch('/y', { method: 'POST' })`
	summary := func() []int {
		var list []int
		for _, a := range Run(platform, newRealm(t, code, project.Window)).Activations {
			list = append(list, len(a.Uses), len(a.Effects), len(a.Tests), int(a.In))
			for _, u := range a.Uses {
				list = append(list, int(u.Node.Range().Start), int(u.Present), int(u.Absent), int(u.Escaped))
			}
		}
		return list
	}
	first := summary()
	for range 5 {
		if diff := cmp.Diff(first, summary()); diff != "" {
			t.Fatalf("the trace differs from run to run:\n%s", diff)
		}
	}
}
