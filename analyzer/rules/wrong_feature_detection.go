package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func wrongFeatureDetection() *Rule {
	return &Rule{
		ID: "wrong-feature-detection", Number: "R03", Severity: report.Error,
		Run: func(p *Pass) {
			for _, t := range p.App.Tests {
				if t.Wrong && usage.FeatureOf(t.Gate) != "" && (t.True|t.False).Real() != 0 {
					p.Report(wrongTest(t))
				}
			}
			for _, u := range p.App.Usages {
				reportBare(p, u)
			}
		},
		Doc: Doc{
			Title: "A feature test has the same result in every browser, or throws",
			Why: "`SyncManager` is a global; the member of a registration is called `sync`, and it is a " +
				"getter of the prototype. A test that looks in the wrong place is false in every browser " +
				"and switches Background Sync off even where it works. A strict comparison with null is " +
				"true in every browser, since what is missing is undefined. A bare `SyncManager` throws a " +
				"ReferenceError where it is missing.",
			Do: "Use `'sync' in registration`, or `'SyncManager' in window` in a page.",
			Fix: "Asks for the name that the tested object has, compares by `!= null`, or reads a bare global of " +
				"`self`. Safe where the object is a registration or the global one; where it has neither name, as " +
				"`navigator` has not, the test moves to `self`, which is unsafe.",
			Bad: []Example{
				{Code: `if ('SyncManager' in ServiceWorkerRegistration.prototype) {
  document.body.classList.add('can-sync');
}`},
				{Code: `navigator.serviceWorker.ready.then((registration) => {
  if (registration.sync !== null) registration.sync.register('outbox').catch(() => {});
});`},
				{Code: `navigator.serviceWorker.ready.then((registration) => {
  if (registration.hasOwnProperty('sync')) document.body.classList.add('can-sync');
});`},
				{Code: `if (SyncManager) document.body.classList.add('can-sync');`},
			},
			Good: []Example{
				{Code: `if ('sync' in ServiceWorkerRegistration.prototype) {
  document.body.classList.add('can-sync');
}`},
				{Code: `const settings = { theme: 'dark' };
if ('sync' in settings) console.log('synchronised settings');`},
				{Code: `if (typeof SyncManager !== 'undefined') document.body.classList.add('can-sync');`},
			},
			Sources: []string{
				"https://wicg.github.io/background-sync/spec/#service-worker-registration-extensions",
				"measured in Chromium 156, Firefox 153 and WebKitGTK 2.50",
			},
			Since: "0.1.0",
		},
	}
}

func wrongTest(t *flow.Test) Finding {
	f := Finding{Script: t.Script, Node: t.Node}
	text := Text(t.Script, t.Node)
	always := "false"
	if t.False.Real() == 0 {
		always = "true"
	}
	f.Message = fmt.Sprintf("`%s` is %s in every browser, with and without %s", text, always, apiName(usage.FeatureOf(t.Gate)))
	switch {
	case t.Form == "own" && t.On == "ServiceWorkerRegistration":
		f.Message += fmt.Sprintf(": `%s` is a getter of the prototype, no property of its own", t.Name)
	case t.Form == "in" || t.Form == "own":
		f.Message += fmt.Sprintf(": `%s` is %s", t.Name, home(t))
	default:
		f.Message += fmt.Sprintf(": where it is missing, `%s` is undefined", t.Name)
	}
	f.Help = fmt.Sprintf("test `%s` instead", rightTest(t))
	f.Fixes = fixTest(t)
	return f
}

// home says where the tested name really is.
func home(t *flow.Test) string {
	if isInterface(t.Name) {
		return "a global, not a member of " + t.On
	}
	return "a member of ServiceWorkerRegistration, not of " + t.On
}

// isInterface tells an interface's name from a member's: WebIDL writes them PascalCase.
func isInterface(name string) bool { return name != "" && name[0] >= 'A' && name[0] <= 'Z' }

func rightTest(t *flow.Test) string {
	return fmt.Sprintf("'%s' in registration", memberOf(usage.FeatureOf(t.Gate)))
}

// memberOf returns the member of a registration that an API is.
func memberOf(f report.Feature) string {
	if f == report.PeriodicBackgroundSync {
		return "periodicSync"
	}
	return "sync"
}

// managerOf returns the interface of that member, which is a global of pages and workers.
func managerOf(f report.Feature) string {
	if f == report.PeriodicBackgroundSync {
		return "PeriodicSyncManager"
	}
	return "SyncManager"
}

func apiName(f report.Feature) string {
	if f == report.PeriodicBackgroundSync {
		return "Periodic Background Sync"
	}
	return "Background Sync"
}

// constructed tells whether a name is that of a class in a `new`, which is another mistake.
func constructed(p *Pass, id *syntax.Ident) bool {
	return slices.ContainsFunc(p.App.Usages, func(u *usage.Usage) bool {
		n, ok := u.Node.(*syntax.New)
		return ok && n.Callee == syntax.Expr(id)
	})
}

// reportBare reports a bare use of a manager's name, which throws where it is missing. (A bare
// SyncEvent is no test: somebody constructs one.)
func reportBare(p *Pass, u *usage.Usage) {
	id, ok := u.Node.(*syntax.Ident)
	if !ok || constructed(p, id) || u.Escaped() == 0 || !strings.HasSuffix(id.Name, "Manager") {
		return
	}
	failing := p.Targets(u.Reached())
	where := p.Browsers(failing)
	if where == "" {
		return
	}
	p.Report(Finding{
		Script: u.Script, Node: id, Where: failing,
		Message: fmt.Sprintf("`%s` is no global in %s: a bare use of it throws a ReferenceError there", id.Name, where),
		Help:    fmt.Sprintf("test `typeof %s !== 'undefined'` or `'%s' in self`", id.Name, id.Name),
		Fixes:   fixBare(u, id),
	})
}
