package flow

import (
	"slices"
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/project"
)

// TestTrials has what becomes of a failure for each kind of it, when the promise that flush()
// returns is given to waitUntil: "passed" when it rejects, "waits" when it never settles, "hidden"
// when code that can't be seen knows; else it is fulfilled, and the failure ended somewhere.
func TestTrials(t *testing.T) {
	const send = "const send = async (i) => { const r = await fetch('/x', { method: 'POST', body: i }); if (!r.ok) throw new Error('no') }; "
	for _, c := range []struct{ name, code, fails, refused string }{
		// The failure gets through.
		{"returned", "const flush = () => fetch('/x')", "passed", "lost"},
		{"awaited", "async function flush() { await fetch('/x') }", "passed", "lost"},
		{"checked", send + "async function flush() { await send(1) }", "passed", "passed"},
		{"status", "async function flush() { const r = await fetch('/x'); if (r.status !== 200) throw r }", "passed", "passed"},
		{"status by then", "const flush = () => fetch('/x').then(r => { if (!r.ok) throw new Error('no'); return r.json() })", "passed", "passed"},
		{"rejection by hand", "const flush = () => fetch('/x').then(r => r.ok ? r : Promise.reject(r))", "passed", "passed"},
		{"thrown again", send + "async function flush() { try { await send(1) } catch (e) { console.log(e); throw e } }", "passed", "passed"},
		{"thrown anew", send + "async function flush() { try { await send(1) } catch { throw new Error('no') } }", "passed", "passed"},
		{"rejected again", send + "const flush = () => send(1).catch(e => { console.log(e); return Promise.reject(e) })", "passed", "passed"},
		{"on the last chance", send + "async function flush() { try { await send(1) } catch (e) { if (last) giveUp(); else throw e } }", "passed", "passed"},
		{"loop", send + "async function flush() { for (const i of await all()) await send(i) }", "passed", "passed"},
		{"early return", send + "async function flush() { const l = await all(); if (!l.length) return; await send(l) }", "passed", "passed"},
		{"early throw", send + "async function flush() { const l = await all(); if (!l) throw new Error('no'); await send(l) }", "passed", "passed"},
		{"collected in a flag", send + "async function flush() { let bad = false; for (const i of await all()) { try { await send(i) } catch { bad = true } } if (bad) throw new Error('no') }", "passed", "passed"},
		{"counted", send + "async function flush() { let bad = 0; for (const i of await all()) { try { await send(i) } catch { bad++ } } if (bad > 0) throw new Error('no') }", "passed", "passed"},
		{"collected in a list", send + "async function flush() { const bad = []; for (const i of await all()) { try { await send(i) } catch (e) { bad.push(e) } } if (bad.length) throw new Error('no') }", "passed", "passed"},
		{"all", send + "const flush = async () => Promise.all((await all()).map(send))", "passed", "passed"},
		{"all of a function", send + "const flush = async () => Promise.all((await all()).map(async (i) => { await send(i); await del(i) }))", "passed", "passed"},
		{"settled and looked at", send + "async function flush() { const l = await Promise.allSettled((await all()).map(send)); if (l.some(r => r.status === 'rejected')) throw new Error('no') }", "passed", "passed"},
		{"chain by reduce", send + "const flush = async () => (await all()).reduce((p, i) => p.then(() => send(i)), Promise.resolve())", "passed", "passed"},
		{"Array.from", send + "const flush = () => Promise.all(Array.from(list, send))", "passed", "passed"},
		{"rejected by hand in a callback", send + "const flush = () => new Promise((resolve, reject) => { send(1).then(resolve, reject) })", "passed", "passed"},
		{"one of two requests", send + "async function flush() { await send(1); await fetch('/y').catch(() => {}) }", "passed", "passed"},
		{"one of two ways", send + "async function flush(x) { if (x) return await send(1); return null }", "passed", "passed"},
		{"one of two cases", send + "async function flush(x) { switch (x) { case 1: await send(1); break; default: log() } }", "passed", "passed"},
		{"behind a case that falls through", send + "async function flush(x) { switch (x) { case 1: log(); case 2: await send(1) } }", "passed", "passed"},
		{"optional chain", send + "async function flush() { await db?.each(1); await send(1) }", "passed", "passed"},
		{"try again", send + "async function flush() { for (let n = 0; n < 3; n++) { try { return await send(1) } catch (e) { if (n === 2) throw e } } }", "passed", "passed"},
		{"errors alone", send + "async function flush() { try { await send(1) } catch (e) { if (e instanceof Error) throw e } }", "passed", "passed"},
		{"errors of a class", "class Refusal extends Error {}; async function flush() { try { const r = await fetch('/x'); if (!r.ok) throw new Refusal() } catch (e) { if (e instanceof Error) throw e } }", "passed", "passed"},
		{"errors of a package", "import { HttpError } from 'http-errors'; async function flush() { try { const r = await fetch('/x'); if (!r.ok) throw new HttpError(r) } catch (e) { if (e instanceof Error) throw e } }", "passed", "passed"},
		{"what is no error", "async function flush() { try { const r = await fetch('/x'); if (!r.ok) throw 'no' } catch (e) { if (e instanceof Error) throw e } }", "passed", "swallowed"},
		{"flag for finally", send + "async function flush() { let bad; try { await send(1) } catch (e) { bad = e; throw e } finally { if (!bad) return 1 } }", "passed", "passed"},
		{"finally", send + "async function flush() { try { await send(1) } finally { log() } }", "passed", "passed"},
		{"in the catch clause", send + "async function flush() { try { await db() } catch { await send(1) } }", "", ""}, // nothing else fails
		{"finally that waits", send + "async function flush() { try { return await send(1) } finally { await log() } }", "passed", "passed"},

		// The event waits until the browser gives up, and is repeated.
		{"never settled", "const flush = () => new Promise((resolve) => { fetch('/x').then(resolve) })", "waits", "lost"},
		{"async executor", send + "const flush = () => new Promise(async (resolve) => { await send(1); resolve() })", "waits", "waits"},

		// Something that can't be seen may care.
		{"given away", send + "const flush = async () => lib(send(1))", "hidden", "hidden"},
		{"list given away", send + "const flush = async () => lib([1, send(1)])", "hidden", "hidden"},
		{"answer given away", "const flush = async () => lib(await fetch('/x'))", "passed", "hidden"},

		// The failure is lost.
		{"caught", send + "async function flush() { try { await send(1) } catch (e) { console.log(e) } }", "swallowed", "swallowed"},
		{"caught in a loop", send + "async function flush() { for (const i of await all()) { try { await send(i) } catch (e) { console.log(e) } } }", "swallowed", "swallowed"},
		{"caught and broken off", send + "async function flush() { for (const i of await all()) { try { await send(i) } catch (e) { break } } }", "swallowed", "swallowed"},
		{"caught and gone on with", send + "async function flush() { for (const i of await all()) { if (i.done) continue; try { await send(i) } catch { continue } await del(i) } }", "swallowed", "swallowed"},
		{"caught and returned", send + "const flush = () => send(1).catch(e => e)", "swallowed", "swallowed"},
		{"caught by the second argument", send + "const flush = () => send(1).then(() => {}, console.error)", "swallowed", "swallowed"},
		{"caught in a callee", send + "const safe = async (i) => { try { return await send(i) } catch { return false } }; async function flush() { await safe(1) }", "swallowed", "swallowed"},
		{"caught outside", send + "const unsafe = async () => { try { await send(1) } catch (e) { throw e } }; const flush = () => unsafe().catch(() => {})", "swallowed", "swallowed"},
		{"caught by a caller that could fail before", send + "async function flush() { const l = await all(); if (!l) throw new Error('no'); try { await send(l) } catch {} }", "swallowed", "swallowed"},
		{"caught behind an early return", send + "async function flush() { const l = await all(); if (!l.length) return; await send(l).catch(() => {}) }", "swallowed", "swallowed"},
		{"settled", send + "const flush = async () => Promise.allSettled((await all()).map(send))", "ignored", "ignored"},
		{"not waited for", send + "async function flush() { send(1) }", "floating", "floating"},
		{"not waited for in forEach", send + "async function flush() { (await all()).forEach(async (i) => { await send(i) }) }", "floating", "floating"},
		{"not returned", send + "const flush = () => all().then((l) => { send(l) })", "floating", "floating"},
		{"list not waited for", send + "async function flush() { (await all()).map(send) }", "floating", "floating"},
		{"finally that returns", send + "async function flush() { try { await send(1) } finally { return 1 } }", "lost", "lost"},
		{"kept but not waited for", send + "async function flush() { const p = send(1); console.log(p) }", "lost", "lost"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fails, refused := trials(t, c.code+"; self.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(flush(data)) })")
			if got, want := [2]string{fails, refused}, [2]string{c.fails, c.refused}; got != want {
				t.Errorf("the failures come out as %q, want %q, in\n%s", got, want, c.code)
			}
		})
	}
}

// TestTrialsOfLibraries has what becomes of the failure of a library's request.
func TestTrialsOfLibraries(t *testing.T) {
	for _, c := range []struct{ name, code, fails, refused string }{
		{"axios", "import axios from 'axios'; const flush = () => axios.post('/x')", "passed", ""},
		{"instance of axios", "import axios from 'axios'; const api = axios.create({}); const flush = () => api.post('/x').catch(() => {})", "swallowed", ""},
		{"ky and what it adds", "import ky from 'ky'; const flush = () => ky.post('/x').json().catch(() => {})", "swallowed", ""},
		{"ky that gets through", "import ky from 'ky'; const flush = async () => { const d = await ky.post('/x').json(); console.log(d) }", "passed", ""},
		{"ofetch", "import { ofetch } from 'ofetch'; async function flush() { try { await ofetch('/x') } catch {} }", "swallowed", ""},
		{"cross-fetch", "import fetch from 'cross-fetch'; const flush = () => fetch('/x', { method: 'POST' })", "passed", "lost"},
		{"cross-fetch that is checked", "import fetch from 'cross-fetch'; const flush = async () => { if (!(await fetch('/x')).ok) throw 1 }", "passed", "passed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fails, refused := trials(t, c.code+"; self.addEventListener('sync', (e) => { e.waitUntil(flush()) })")
			if fails != c.fails || refused != c.refused {
				t.Errorf("the failures come out as %q and %q, want %q and %q, in\n%s", fails, refused, c.fails, c.refused, c.code)
			}
		})
	}
}

// trials returns what becomes of the first request's failures.
func trials(t *testing.T, code string) (fails, refused string) {
	t.Helper()
	trace := Run(testPlatform(t), newRealm(t, code, project.ServiceWorker))
	i := slices.IndexFunc(trace.Activations, func(a *Activation) bool { return a.Attempt != nil })
	if i < 0 {
		t.Fatal("no listener found")
	}
	a := trace.Activations[i].Attempt
	for _, trial := range trace.Trials {
		switch {
		case !a.Failed.Has(trial.Bit):
		case trial.Refused && refused == "":
			refused = a.become(trial.Bit)
		case !trial.Refused && fails == "":
			fails = a.become(trial.Bit)
		}
	}
	return fails, refused
}

// become describes what becomes of the failure of a trial.
func (a *Attempt) become(trial Set) string {
	if a.Hidden.Has(trial) {
		return "hidden"
	}
	for _, w := range a.Waits {
		for _, alt := range w.V {
			p, ok := alt.V.(*Promise)
			switch {
			case !ok || !alt.In.Has(trial):
			case p.Rejected.sets().Has(trial):
				return "passed"
			case !p.Fulfilled.sets().Has(trial):
				return "waits"
			}
		}
	}
	var lost []string
	for _, l := range a.Losses {
		if l.In.Has(trial) {
			lost = append(lost, []string{"swallowed", "ignored", "floating", "returned"}[l.Kind])
		}
	}
	if lost == nil {
		return "lost"
	}
	return strings.Join(lost, ", ")
}

// TestTrialsAreOfHandlers has requests of what the browser does not repeat never fail.
func TestTrialsAreOfHandlers(t *testing.T) {
	for _, code := range []string{
		"fetch('/x')",
		"self.addEventListener('message', (e) => { e.waitUntil(fetch('/x')) })",
		"self.addEventListener('fetch', (e) => { e.respondWith(fetch('/x')) })",
		"function f() { return fetch('/x') }",
	} {
		if trace := Run(testPlatform(t), newRealm(t, code, project.ServiceWorker)); len(trace.Trials) != 0 {
			t.Errorf("%d trials, want none: %s", len(trace.Trials), code)
		}
	}
}

// TestTooManyTrials has more requests than can be tried: those that are keep their meaning.
func TestTooManyTrials(t *testing.T) {
	code := "self.addEventListener('sync', (e) => { e.waitUntil(f()) }); async function f() { try { " +
		strings.Repeat("await fetch('/x');", maxTrials) + " } catch {} }"
	trace := Run(testPlatform(t), newRealm(t, code, project.ServiceWorker))
	if len(trace.Trials) != maxTrials {
		t.Errorf("%d trials, want %d", len(trace.Trials), maxTrials)
	}
	if fails, refused := trials(t, code); fails != "swallowed" || refused != "lost" {
		t.Errorf("the failures come out as %q and %q", fails, refused)
	}
}
