package rules

import (
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func unhandledRegisterRejection() *Rule {
	return &Rule{
		ID: "unhandled-register-rejection", Number: "R11", Severity: report.Warning,
		Run: func(p *Pass) {
			for _, u := range p.App.Usages {
				checkRejection(p, u)
			}
		},
		Doc: Doc{
			Title: "Nothing is done when register() rejects",
			Why: "`register()` can reject where the API is there: Brave and site settings deny it " +
				"(NotAllowedError), Electron and old WebViews have it switched off (UnknownError), a worker " +
				"without a window may not (InvalidAccessError), and periodic sync is denied to every tab whose " +
				"app is not installed. A rejection that nobody takes, or that is only logged, leaves the data " +
				"where it is.",
			Do: "Catch the rejection and do the work there, as where the API is missing.",
			Fix: "Does where `register()` rejects what the else of the test does, or nothing where periodic sync " +
				"only keeps content fresh. Unsafe: whether that is enough is to be looked at.",
			Bad: []Example{
				{Code: `async function queue() {
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) registration.sync.register('outbox');
  else await send();
}
const send = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', queue);`},
				{Code: `navigator.serviceWorker.ready
  .then((registration) => registration.sync.register('outbox'))
  .catch(console.error);`},
			},
			Good: []Example{
				{Code: `async function queue() {
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) await registration.sync.register('outbox').catch(send);
  else await send();
}
const send = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', queue);`},
				{Code: `async function queue() {
  const registration = await navigator.serviceWorker.ready;
  try {
    await registration.sync.register('outbox');
  } catch (error) {
    console.warn('no sync', error);
  }
}
const send = () => fetch('/notes', { method: 'POST', body: localStorage.getItem('outbox') });
document.querySelector('form').addEventListener('submit', queue);
window.addEventListener('online', send);
send();`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#dom-syncmanager-register",
				"measured in Chromium 156 with the permission denied",
			},
			Since: "0.1.0",
		},
	}
}

// checkRejection reports what goes wrong where register rejects, unless what goes wrong where the
// API is missing has been reported for the same use.
func checkRejection(p *Pass, u *usage.Usage) {
	if u.Operation != report.OpRegister || u.Guard.Unsure || u.Guard.Status == report.Mismatched || testAtFault(u) {
		return
	}
	rejected := p.Rejected()
	missing := p.Targets(u.Missing)
	switch {
	case rejected == 0 || u.Fallback.Status == report.UnknownFallback:
		return
	case u.Fallback.By.Has(rejected) && u.Feature == report.BackgroundSync:
		return // the app sends by itself what is left
	case u.Escaped().Has(missing):
		return // unguarded-sync
	case u.Guard.Status == report.Guarded && u.Fallback.Status == report.Missing && u.Feature == report.BackgroundSync:
		return // missing-fallback
	}
	if f, ok := rejectionFinding(p, u, rejected, missing); ok {
		p.Report(f)
	}
}

// rejectionFinding says what becomes of the data where register rejects; ok is false where it is not
// lost for certain, or where the user is told.
func rejectionFinding(p *Pass, u *usage.Usage, rejected, missing flow.Set) (f Finding, ok bool) {
	f = Finding{
		Script: u.Script, Node: u.Node, Unsure: u.Guess,
		Help: "catch the rejection and do the work there, as where the API is missing",
	}
	const who = "where the browser denies it (Brave, Electron, site settings)"
	ends := "caught"
	if u.OnlyLogged() {
		ends = "only logged"
	}
	switch {
	case u.EscapedAnywhere().Has(rejected):
		f.Message = "nobody takes the rejection of this promise " + who
		if u.Feature == report.PeriodicBackgroundSync {
			f.Message = "nobody takes the rejection of this promise, which every tab gets whose app is not installed"
		}
	case u.Feature == report.PeriodicBackgroundSync, (u.Fallback.Maybe | u.Fallback.Told | u.Fallback.Tried).Has(rejected):
		return f, false
	case u.Reached().Has(missing):
		f.Message = fmt.Sprintf("the failure is %s: in %s, which have no Background Sync, and %s, nothing sends the data",
			ends, p.Browsers(missing), who)
	default:
		f.Message = fmt.Sprintf("the rejection of this promise is %s: nothing sends the data %s", ends, who)
	}
	switch {
	case u.Guard.Node == nil || u.Guard.Status == report.Guarded:
	case u.Guard.Status == report.Caught:
		f.Related = append(f.Related, Related{u.Guard.Script, u.Guard.Node, "here, and what is done about it does not send the data"})
	default:
		f.Related = append(f.Related, Related{u.Guard.Script, u.Guard.Node, "this test does not keep them out"})
	}
	f.Fixes = catchRejection(u)
	return f, true
}

// catchRejection handles the rejection of register as the app handles that the API is missing.
func catchRejection(u *usage.Usage) []Fix {
	if u.Feature == report.PeriodicBackgroundSync {
		return []Fix{{
			Title: "Take the rejection: the tab goes without periodic sync",
			Edits: []Edit{After(u.Script, u.Node, ".catch(() => {})")},
		}}
	}
	instead := otherwise(u)
	if instead == nil || len(u.Uses) == 0 || u.OnlyLogged() && len(u.Uses[0].CaughtBy) > 0 {
		return nil
	}
	code := Code(u.Script, instead.Range())
	return []Fix{{
		Title: fmt.Sprintf("Call `%s` where it rejects too", Text(u.Script, instead)),
		Edits: []Edit{After(u.Script, u.Node, ".catch(() => "+code+")")},
	}}
}

// otherwise returns the call that the else of the test for the API consists of, nil if it is
// anything but the call of a function by its name.
func otherwise(u *usage.Usage) *syntax.Call {
	if u.Guard.Node == nil || u.Guard.Script != u.Script {
		return nil
	}
	branch, ok := parent(u.Script, u.Guard.Node).(*syntax.If)
	if !ok || branch.Test != u.Guard.Node || !branch.Then.Range().Contains(u.Node.Range()) {
		return nil
	}
	stmt := branch.Else
	if block, ok := stmt.(*syntax.Block); ok && len(block.Body) == 1 {
		stmt = block.Body[0]
	}
	var x syntax.Expr
	switch stmt := stmt.(type) {
	case *syntax.ExprStmt:
		x = stmt.X
	case *syntax.Return:
		x = stmt.X
	}
	if await, ok := x.(*syntax.Await); ok {
		x = await.X
	}
	call, ok := x.(*syntax.Call)
	if !ok || !isPath(call.Callee) || slices.ContainsFunc(call.Args, func(a syntax.Expr) bool { return !isPath(a) }) {
		return nil
	}
	return call
}
