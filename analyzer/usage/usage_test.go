package usage_test

import (
	"testing"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
	"github.com/synclint/synclint/data"
)

// analyze runs one script, in a page or in a service worker.
func analyze(t *testing.T, code string, context project.Context) *usage.App {
	t.Helper()
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	profiles := flow.NewProfiles(table, table.CurrentTargets(), flow.Features())
	platform, err := flow.NewPlatform(profiles)
	if err != nil {
		t.Fatal(err)
	}
	program, err := syntax.Parse([]byte(code), syntax.Options{})
	if err != nil {
		t.Fatalf("could not parse: %v\n%s", err, code)
	}
	script := &project.Script{
		File: &source.File{Path: "app.js", Text: []byte(code)}, Program: program, Context: context,
	}
	realm := &project.Realm{Context: context, Path: "app.js", Scripts: []*project.Script{script}}
	return usage.Analyze(profiles, []*flow.Trace{flow.Run(platform, realm)}, &project.App{})
}

// outcome returns what a usage comes to in the named profile.
func outcome(t *testing.T, app *usage.App, u *usage.Usage, profile string) report.Outcome {
	t.Helper()
	for i, p := range app.Profiles.List {
		if p.Name == profile {
			return u.Outcomes[i]
		}
	}
	t.Fatalf("no profile %q", profile)
	return ""
}

// TestGuards has one usage per program: how it is guarded, and what it comes to in Firefox and
// Safari.
func TestGuards(t *testing.T) {
	const ready = "const reg = await navigator.serviceWorker.ready; "
	const send = "fetch('/n', { method: 'POST', body: 'x' })"
	for _, c := range []struct {
		name, code, status string
		unsupported        report.Outcome
	}{
		// Sound tests.
		{"global and worker", `if ('serviceWorker' in navigator && 'SyncManager' in window) { navigator.serviceWorker.ready.then(r => r.sync.register('a')) } else { ` + send + ` }`, "guarded", report.FallsBack},
		{"global of self", `if ('SyncManager' in self) navigator.serviceWorker.ready.then(r => r.sync.register('a')); else ` + send, "guarded", report.FallsBack},
		{"in registration", `async function q() { ` + ready + `if ('sync' in reg) await reg.sync.register('a'); else await ` + send + ` } q()`, "guarded", report.FallsBack},
		{"truthiness", `async function q() { ` + ready + `if (reg.sync) await reg.sync.register('a') } q()`, "guarded", report.Nothing},
		{"not undefined", `async function q() { ` + ready + `if (reg.sync !== undefined) await reg.sync.register('a') } q()`, "guarded", report.Nothing},
		{"loosely not null", `async function q() { ` + ready + `if (reg.sync != null) await reg.sync.register('a') } q()`, "guarded", report.Nothing},
		{"typeof member", `async function q() { ` + ready + `if (typeof reg.sync !== 'undefined') await reg.sync.register('a') } q()`, "guarded", report.Nothing},
		{"typeof global", `if (typeof SyncManager !== 'undefined') navigator.serviceWorker.ready.then(r => r.sync.register('a'))`, "guarded", report.Nothing},
		{"window.SyncManager", `if (window.SyncManager) navigator.serviceWorker.ready.then(r => r.sync.register('a'))`, "guarded", report.Nothing},
		{"in prototype", `if ('serviceWorker' in navigator && 'sync' in ServiceWorkerRegistration.prototype) navigator.serviceWorker.ready.then(r => r.sync.register('a'))`, "guarded", report.Nothing},
		{"optional chain", `async function q() { ` + ready + `await reg.sync?.register('a') } q()`, "guarded", report.Nothing},
		{"early return", `async function q() { ` + ready + `if (!('sync' in reg)) return; await reg.sync.register('a') } q()`, "guarded", report.Nothing},
		{"early return that sends", `async function q() { ` + ready + `if (!reg.sync) { await ` + send + `; return } await reg.sync.register('a') } q()`, "guarded", report.FallsBack},
		{"early throw", `async function q() { ` + ready + `if (!reg.sync) throw new Error('no'); await reg.sync.register('a') } q().catch(() => ` + send + `)`, "guarded", report.FallsBack},
		{"constant", `const can = 'serviceWorker' in navigator && 'SyncManager' in window; function q() { if (can) navigator.serviceWorker.ready.then(r => r.sync.register('a')); else ` + send + ` } q()`, "guarded", report.FallsBack},
		{"helper", `const can = () => 'SyncManager' in window; async function q() { if (!can()) return ` + send + `; ` + ready + `await reg.sync.register('a') } q()`, "guarded", report.FallsBack},
		{"async helper", `async function can() { ` + ready + `return 'sync' in reg } async function q() { if (await can()) { ` + ready + `await reg.sync.register('a') } } q()`, "guarded", report.Nothing},
		{"helper with try", `async function can() { try { ` + ready + `return 'sync' in reg } catch { return false } } async function q() { if (await can()) { ` + ready + `await reg.sync.register('a') } } q()`, "guarded", report.Nothing},
		{"guard in caller", `async function reg(r) { await r.sync.register('a') } navigator.serviceWorker.ready.then(r => { if (r.sync) reg(r) })`, "guarded", report.Nothing},
		{"field", `class S { ok = false; async init() { ` + ready + `this.reg = reg; this.ok = 'sync' in reg } async q() { if (this.ok) await this.reg.sync.register('a') } } const s = new S(); s.init(); document.querySelector('a').onclick = () => s.q()`, "guarded", report.Nothing},
		{"variable set in then", `let can = false; navigator.serviceWorker.ready.then(r => { can = 'sync' in r }); document.querySelector('a').addEventListener('click', async () => { if (can) { ` + ready + `await reg.sync.register('a') } })`, "guarded", report.Nothing},
		{"ternary", `async function q() { ` + ready + `return 'sync' in reg ? reg.sync.register('a') : ` + send + ` } q()`, "guarded", report.FallsBack},
		{"logical", `async function q() { ` + ready + `reg.sync && await reg.sync.register('a') } q()`, "guarded", report.Nothing},
		{"callback in guarded block", `if ('serviceWorker' in navigator && 'SyncManager' in window) { document.querySelector('a').addEventListener('click', () => { navigator.serviceWorker.ready.then(r => r.sync.register('a')) }) }`, "guarded", report.Nothing},
		{"alias", `async function q() { ` + ready + `const { sync } = reg; if (!sync) return; await sync.register('a') } q()`, "guarded", report.Nothing},
		{"switch", `async function q() { ` + ready + `switch (true) { case 'sync' in reg: await reg.sync.register('a'); break; default: await ` + send + ` } } q()`, "guarded", report.FallsBack},
		{"granted", `async function q() { let state = 'denied'; try { state = (await navigator.permissions.query({ name: 'background-sync' })).state } catch {} if (state === 'granted') { ` + ready + `await reg.sync.register('a') } else await ` + send + ` } q()`, "guarded", report.FallsBack},

		// Caught failures.
		{"try", `async function q() { ` + ready + `try { await reg.sync.register('a') } catch { await ` + send + ` } } q()`, "caught", report.FallsBack},
		{"catch method", `navigator.serviceWorker.ready.then(r => r.sync.register('a')).catch(() => ` + send + `)`, "caught", report.FallsBack},
		{"second argument of then", `navigator.serviceWorker.ready.then(r => r.sync.register('a')).then(null, () => ` + send + `)`, "caught", report.FallsBack},
		{"catch in the caller", `async function q() { ` + ready + `await reg.sync.register('a') } document.querySelector('a').onclick = async () => { try { await q() } catch { await ` + send + ` } }`, "caught", report.FallsBack},

		// Caught, but nothing is done about it.
		{"catch that logs", `navigator.serviceWorker.ready.then(r => r.sync.register('a')).catch(console.error)`, "unguarded", report.Nothing},
		{"catch that logs behind a worker test", `if ('serviceWorker' in navigator) navigator.serviceWorker.ready.then(r => r.sync.register('a')).catch((e) => console.log(e))`, "ineffective", report.Nothing},
		{"empty catch", `async function q() { ` + ready + `try { await reg.sync.register('a') } catch {} } q()`, "unguarded", report.Nothing},

		// Failures that escape.
		{"nothing", `async function q() { ` + ready + `await reg.sync.register('a') } q()`, "unguarded", report.Throws},
		{"rethrown", `async function q() { ` + ready + `try { await reg.sync.register('a') } catch (e) { throw e } } q()`, "unguarded", report.Throws},
		{"thrown anew", `async function q() { ` + ready + `try { await reg.sync.register('a') } catch { throw new Error('no') } } q()`, "unguarded", report.Throws},
		{"then beside", `navigator.serviceWorker.ready.then(r => r.sync.register('a'), () => {})`, "unguarded", report.Throws},
		{"try around a listener", `try { document.querySelector('a').addEventListener('click', async () => { ` + ready + `await reg.sync.register('a') }) } catch {}`, "unguarded", report.Throws},
		{"try around a floating call", `async function q() { ` + ready + `await reg.sync.register('a') } try { q() } catch {}`, "unguarded", report.Throws},
		{"service worker test only", `if ('serviceWorker' in navigator) navigator.serviceWorker.ready.then(r => r.sync.register('a'))`, "ineffective", report.Throws},
		{"optional on the wrong link", `async function q() { ` + ready + `await reg?.sync.register('a') } q()`, "unguarded", report.Throws},
		{"parenthesised chain", `async function q() { ` + ready + `(reg.sync?.register('a')).catch(() => {}) } q()`, "guarded", report.Throws},
		{"strictly not null", `async function q() { ` + ready + `if (reg.sync !== null) await reg.sync.register('a') } q()`, "ineffective", report.Throws},
		{"guarded in one caller of two", `async function reg(r) { await r.sync.register('a') } navigator.serviceWorker.ready.then(r => { if (r.sync) reg(r) }); navigator.serviceWorker.ready.then(r => reg(r))`, "unguarded", report.Throws},
		{"awaited test result ignored", `async function q() { ` + ready + `'sync' in reg; await reg.sync.register('a') } q()`, "unguarded", report.Throws},
		{"wrong object", `async function q() { ` + ready + `if ('sync' in navigator) await reg.sync.register('a') } q()`, "ineffective", report.Nothing},
		{"a condition on data", `document.querySelector('form').addEventListener('submit', async (e) => { if (!e.target.value) return; ` + ready + `await reg.sync.register('a') })`, "unguarded", report.Throws},
		{"unknown condition that may be a test", `import { can } from 'elsewhere'; async function q() { if (!can()) return; ` + ready + `await reg.sync.register('a') } q()`, "guarded", report.Unknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			app := analyze(t, c.code, project.Window)
			var found *usage.Usage
			for _, u := range app.Usages {
				if u.Operation == report.OpRegister {
					found = u
				}
			}
			if found == nil {
				t.Fatalf("no usage found in\n%s", c.code)
			}
			if found.Guard.Status != c.status {
				t.Errorf("guard is %s (%s), want %s, in\n%s", found.Guard.Status, found.Guard.Idiom, c.status, c.code)
			}
			if got := outcome(t, app, found, "unsupported"); got != c.unsupported {
				t.Errorf("without the API it %s, want %s, in\n%s", got, c.unsupported, c.code)
			}
		})
	}
}
