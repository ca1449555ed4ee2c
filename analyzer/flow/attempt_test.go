package flow

import (
	"slices"
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/project"
)

// attemptOf evaluates a service worker and returns what its sync listener does, with the trace.
func attemptOf(t *testing.T, code string) (*Attempt, *Trace) {
	t.Helper()
	trace := Run(testPlatform(t), newRealm(t, code, project.ServiceWorker))
	i := slices.IndexFunc(trace.Activations, func(a *Activation) bool { return a.Attempt != nil })
	if i < 0 {
		t.Fatalf("no listener found in\n%s", code)
	}
	return trace.Activations[i].Attempt, trace
}

// TestLateWaits has calls of waitUntil that come too late, or may, depending on what is unseen.
func TestLateWaits(t *testing.T) {
	for _, c := range []struct{ name, code, want string }{
		{"at once", "(e) => { e.waitUntil(fetch('/x')) }", "in time"},
		{"before the first await", "async (e) => { e.waitUntil(fetch('/x')); await fetch('/y') }", "in time"},
		{"in a helper", "(e) => { help(e) }; function help(e) { e.waitUntil(fetch('/x')) }", "in time"},
		{"in an async helper", "(e) => { help(e) }; async function help(e) { if (!e.tag) return; e.waitUntil(fetch('/x')) }", "in time"},
		{"behind a call that nobody awaits", "(e) => { help(); e.waitUntil(fetch('/x')) }; async function help() { await fetch('/y') }", "in time"},
		{"behind an await of what is there", "async (e) => { await null; e.waitUntil(fetch('/x')) }", "in time"},
		{"behind an await of what is settled", "async (e) => { await Promise.resolve(1); e.waitUntil(fetch('/x')) }", "in time"},
		{"behind an await on one way", "async (e) => { if (data) await fetch('/y'); e.waitUntil(fetch('/x')) }", "in time"},
		{"behind a loop that may not run", "async (e) => { for (const x of list) await fetch(x); e.waitUntil(fetch('/x')) }", "in time"},
		{"behind a loop that is left early", "async (e) => { for (;;) { if (data) break; await fetch('/y') } e.waitUntil(fetch('/x')) }", "in time"},
		{"in what is waited for", "(e) => { e.waitUntil(fetch('/y').then(() => { e.waitUntil(fetch('/x')) })) }", "in time"},
		{"in what is waited for later", "(e) => { const p = help(e); e.waitUntil(p) }; async function help(e) { await fetch('/y'); e.waitUntil(fetch('/x')) }", "in time"},
		{"while another waits", "async (e) => { e.waitUntil(fetch('/y')); await fetch('/z'); e.waitUntil(fetch('/x')) }", "in time"},

		{"behind an await", "async (e) => { await fetch('/y'); e.waitUntil(fetch('/x')) }", "late"},
		{"behind an await in a helper", "async (e) => { await help(); e.waitUntil(fetch('/x')) }; async function help() { await fetch('/y') }", "late"},
		{"behind an await on both ways", "async (e) => { if (data) await fetch('/y'); else await fetch('/z'); e.waitUntil(fetch('/x')) }", "late"},
		{"behind a try", "async (e) => { try { await fetch('/y') } catch {} e.waitUntil(fetch('/x')) }", "late"},
		{"behind all of several", "async (e) => { await Promise.all([1, fetch('/y')]); e.waitUntil(fetch('/x')) }", "late"},
		{"in then", "(e) => { fetch('/y').then(() => e.waitUntil(fetch('/x'))) }", "late"},
		{"in a timer", "(e) => { setTimeout(() => e.waitUntil(fetch('/x')), 9) }", "late"},
		{"in a callback of a database", "(e) => { indexedDB.open('a').onsuccess = () => e.waitUntil(fetch('/x')) }", "late"},
		{"behind a promise made by hand", "async (e) => { await new Promise(r => setTimeout(r, 9)); e.waitUntil(fetch('/x')) }", "late"},

		{"for one of two tags", "async (e) => { if (e.tag === 'a') e.waitUntil(fetch('/x')); else { await fetch('/y'); e.waitUntil(fetch('/z')) } }", "late"},

		{"behind an await of what can't be seen", "async (e) => { await lib(); e.waitUntil(fetch('/x')) }", "unsure"},
		{"in then of what can't be seen", "(e) => { lib().then(() => e.waitUntil(fetch('/x'))) }", "unsure"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, _ := attemptOf(t, "const on = "+c.code+"\nself.addEventListener('sync', on)")
			got := "in time"
			for _, w := range a.Waits {
				switch {
				case w.Late.Has(Fair):
					got = "late"
				case w.Unsure.Has(Fair):
					got = "unsure"
				}
			}
			if len(a.Waits) == 0 || got != c.want {
				t.Errorf("%d waits, %s, want %s, in\n%s", len(a.Waits), got, c.want, c.code)
			}
		})
	}
}

// TestResponses has what a handler does because of a failure of its first request.
func TestResponses(t *testing.T) {
	const open = "const open = () => new Promise((resolve) => { indexedDB.open('a').onsuccess = (e) => resolve(e.target.result) }); " +
		"const store = async () => (await open()).transaction('a').objectStore('a'); "
	for _, c := range []struct{ name, code, want string }{
		{"nothing", "try { await fetch('/x') } catch (e) { console.log(e) }", ""},
		{"calls something", "try { await fetch('/x') } catch (e) { report(e) }", "unseen"},
		{"stores something", "try { await fetch('/x') } catch (e) { (await store()).put(1) }", "kept"},
		{"stores by what can't be seen", "try { await fetch('/x') } catch (e) { await db.put(1) }", "kept"},
		{"stores it anyway", "try { await fetch('/x') } catch (e) { } (await store()).put(1)", ""},
		{"stores by the same helper as else", "const put = async (v) => (await store()).put(v); try { await fetch('/x'); await put(1) } catch (e) { await put(2) }", "kept"},
		{"sends it elsewhere", "try { await fetch('/x') } catch (e) { await fetch('/y') }", "resent"},
		{"sends something else anyway", "try { await fetch('/x') } catch (e) { } await fetch('/y')", ""},
		{"removes it before", "(await store()).clear(); await fetch('/x')", "removed"},
		{"removes it at last", "try { await fetch('/x') } finally { (await store()).clear() }", "removed"},
		{"removes it anyway", "await fetch('/x').catch(() => {}); (await store()).clear()", "removed"},
		{"removes it in then", "fetch('/x').catch(() => {}).then(async () => { (await store()).clear() })", "removed"},
		{"removes it after", "await fetch('/x'); (await store()).clear()", ""},
		{"removes it for a reason", "await fetch('/x').catch(() => {}); if (data) (await store()).clear()", ""},
		{"removes another before", "for (const i of list) { if (i.old) { (await store()).delete(i); continue } await fetch('/x') }", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, trace := attemptOf(t, open+"self.addEventListener('sync', (e) => { e.waitUntil((async () => { "+c.code+" })()) })")
			var got []string
			for _, kind := range []struct {
				in   Set
				name string
			}{{a.Unseen, "unseen"}, {a.Kept, "kept"}, {a.Resent, "resent"}, {a.Removed, "removed"}} {
				if kind.in.Has(trace.Trials[0].Bit) {
					got = append(got, kind.name)
				}
			}
			if got := strings.Join(got, " "); got != c.want {
				t.Errorf("its response is %q, want %q, in\n%s", got, c.want, c.code)
			}
		})
	}
}

// TestAnswers has what a handler finds out of an answer that refuses.
func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		name, code    string
		checked, told bool
	}{
		{"nothing", "await fetch('/x')", false, false},
		{"ok", "const r = await fetch('/x'); if (r.ok) log()", true, false},
		{"ok of a copy", "const r = await fetch('/x'); if (r.clone().ok) log()", true, false},
		{"ok taken out", "const { ok } = await fetch('/x'); if (!ok) log()", true, false},
		{"status", "const r = await fetch('/x'); if (r.status >= 400) log()", true, false},
		{"equal status", "const r = await fetch('/x'); if (201 === r.status) log()", true, false},
		{"status that is shown", "const r = await fetch('/x'); console.log(r.status)", false, false},
		{"body", "const r = await fetch('/x'); const d = await r.json()", false, false},
		{"body that is shown", "const r = await fetch('/x'); console.log(await r.json())", false, false},
		{"member of the body", "const r = await fetch('/x'); const d = await r.json(); keep(d.id)", false, true},
		{"member taken out", "const r = await fetch('/x'); const { id } = await r.json(); keep(id)", false, true},
		{"elements of the body", "const r = await fetch('/x'); for (const d of await r.json()) keep(d)", false, true},
		{"copy of the body", "const r = await fetch('/x'); const d = { ...await r.json() }; keep(d.id)", false, true},
		{"text", "const r = await fetch('/x'); const d = await r.text()", false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, trace := attemptOf(t, "self.addEventListener('sync', (e) => { e.waitUntil((async () => { "+c.code+" })()) })")
			refused := trace.Trials[1].Bit
			checked := slices.ContainsFunc(a.Checks, func(s *Spot) bool { return s.In.Has(refused) })
			if told := a.Told.Has(refused); checked != c.checked || told != c.told {
				t.Errorf("checked %v, told %v, in\n%s", checked, told, c.code)
			}
		})
	}
	_, trace := attemptOf(t, "self.addEventListener('sync', (e) => { e.waitUntil(fetch('/x', { mode: 'no-cors' })) })")
	if len(trace.Trials) != 1 {
		t.Errorf("an answer that can't be seen is tried: %d trials", len(trace.Trials))
	}
}

// TestTied has callbacks of what a handler starts that can settle a promise, and others.
func TestTied(t *testing.T) {
	for code, want := range map[string]bool{
		"indexedDB.open('a').onsuccess = () => { fetch('/x') }":                                                     false,
		"setTimeout(() => { fetch('/x') }, 9)":                                                                      false,
		"new Promise((resolve) => { indexedDB.open('a').onsuccess = () => { fetch('/x').then(resolve) } })":         true,
		"let done; new Promise((resolve) => { done = resolve }); setTimeout(() => { fetch('/x').then(done) }, 9)":   true,
		"open().then((db) => { db.x.onsuccess = () => { fetch('/x') } })":                                           false,
		"new Promise((resolve) => open().then((db) => { db.x.onsuccess = () => { fetch('/x').then(resolve) } }))":   true,
		"new Promise((resolve) => { const r = indexedDB.open('a'); r.onsuccess = () => use(r); r.onerror = stop })": true,
	} {
		_, trace := attemptOf(t, "self.addEventListener('sync', (e) => { "+code+" })")
		var tied, untied bool
		for _, a := range trace.Activations {
			if a.Parent != nil && a.Parent.Attempt != nil {
				tied, untied = tied || a.Tied, untied || !a.Tied
			}
		}
		if tied == untied || tied != want {
			t.Errorf("tied %v, not tied %v, want %v, in\n%s", tied, untied, want, code)
		}
	}
}

// TestHiddenEvent has events that code that can't be seen is given, and others.
func TestHiddenEvent(t *testing.T) {
	for code, want := range map[string]bool{
		"lib(e)":                         true,
		"lib({ event: e })":              true,
		"console.log(e)":                 false,
		"lib(e.tag)":                     false,
		"((e) => { console.log(e) })(e)": false,
	} {
		if a, _ := attemptOf(t, "self.addEventListener('sync', (e) => { "+code+" })"); a.HiddenEvent.Has(Fair) != want {
			t.Errorf("the event is hidden: %v, want %v, in %s", !want, want, code)
		}
	}
}

// TestPromisesOfCallbacks has promises that callbacks of an executor settle.
func TestPromisesOfCallbacks(t *testing.T) {
	for _, c := range []struct{ name, code, fails, refused string }{
		{"resolved behind the request", "const flush = () => new Promise((resolve) => { indexedDB.open('a').onsuccess = async () => { await fetch('/x'); resolve() } })", "waits", "lost"},
		{"rejected in a callback", "const flush = () => new Promise((resolve, reject) => { indexedDB.open('a').onsuccess = () => { fetch('/x').then(resolve, reject) } })", "passed", "lost"},
		{"two callbacks deep", "const flush = () => new Promise((resolve, reject) => { indexedDB.open('a').onsuccess = (e) => { e.target.result.transaction('a').objectStore('a').getAll().onsuccess = (e) => { fetch('/x').then(resolve, reject) } } })", "passed", "lost"},
		{"swallowed in a callback", "const flush = () => new Promise((resolve, reject) => { indexedDB.open('a').onsuccess = () => { fetch('/x').catch(() => {}).then(resolve) } })", "swallowed", "lost"},
		{"error of the database", "const open = () => new Promise((resolve, reject) => { const r = indexedDB.open('a'); r.onsuccess = () => resolve(r.result); r.onerror = () => reject(r.error) }); async function flush() { await open(); try { await fetch('/x') } catch {} }", "swallowed", "lost"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fails, refused := trials(t, c.code+"; self.addEventListener('sync', (e) => { e.waitUntil(flush()) })")
			if fails != c.fails || refused != c.refused {
				t.Errorf("the failures come out as %q and %q, in\n%s", fails, refused, c.code)
			}
		})
	}
}
