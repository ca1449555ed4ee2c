package rules

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func windowDetectionInServiceWorker() *Rule {
	return &Rule{
		ID: "window-detection-in-service-worker", Number: "R04", Severity: report.Error,
		Run: checkWindowDetection,
		Doc: Doc{
			Title: "A service worker tests for Background Sync on window",
			Why: "There is no `window` in a service worker: the test throws a ReferenceError in every " +
				"browser. At the top level that stops the worker from being installed at all.",
			Do:  "Test `'sync' in self.registration`, or look in `self` instead of `window`.",
			Fix: "Puts `self` in the place of `window`. Safe: it is the global object of pages and of workers.",
			Bad: []Example{
				{Worker: true, Code: `if ('SyncManager' in window) {
  self.addEventListener('sync', (event) => event.waitUntil(flush()));
}`},
				{Code: `-- page.js --
import { canSync } from './support.js';
if ('serviceWorker' in navigator) navigator.serviceWorker.register('sw.js', { type: 'module' });
document.body.classList.toggle('instant', !canSync());
-- sw.js --
import { canSync } from './support.js';
self.addEventListener('install', () => canSync() || self.skipWaiting());
-- support.js --
export const canSync = () => 'SyncManager' in window;
`},
			},
			Good: []Example{
				{Worker: true, Code: `if ('SyncManager' in self) {
  self.addEventListener('sync', (event) => event.waitUntil(flush()));
}`},
				{Worker: true, Code: `const inPage = typeof window !== 'undefined' && 'SyncManager' in window;
self.addEventListener('sync', (event) => event.waitUntil(flush()));`},
			},
			Sources: []string{
				"https://html.spec.whatwg.org/multipage/workers.html#the-global-scope",
				"measured in Chromium 156, Firefox 153 and WebKitGTK 2.50",
			},
			Since: "0.1.0",
		},
	}
}

func checkWindowDetection(p *Pass) {
	seen := map[syntax.Node]bool{}
	for _, t := range p.App.Traces {
		if t.Realm.Context != project.ServiceWorker {
			continue
		}
		for _, a := range t.Activations {
			for _, use := range a.Uses {
				id, ok := use.Node.(*syntax.Ident)
				if !ok || id.Name != "window" || use.Absent.Real() == 0 || seen[id] {
					continue
				}
				seen[id] = true
				if test := featureTestOn(use); test != nil {
					p.Report(Finding{
						Script: use.Script, Node: id,
						Message: fmt.Sprintf("`window` does not exist in a service worker: `%s` throws a ReferenceError "+
							"in every browser%s", Text(use.Script, test), installs(a)),
						Help:  "look in `self`, or test `'sync' in self.registration`",
						Fixes: lookInSelf(use, id),
					})
				}
			}
		}
	}
}

func lookInSelf(use *flow.Use, window *syntax.Ident) []Fix {
	if declares(use.Script, "self") {
		return nil
	}
	return []Fix{{
		Title: "Look in `self`", Safe: true,
		Edits: []Edit{Replace(use.Script, window, "self")},
	}}
}

func installs(a *flow.Activation) string {
	if a.Kind == flow.TopLevel {
		return ", and the worker is not installed"
	}
	return ""
}

// syncName tells whether a name is that of an interface or member of the two APIs.
func syncName(name string) bool {
	return usage.FeatureOf("api."+name) != "" || usage.FeatureOf("api.ServiceWorkerRegistration."+name) != ""
}

// featureTestOn returns the feature test that looks in the object that a use reads, nil when it
// is read for something else.
func featureTestOn(use *flow.Use) (test syntax.Node) {
	syntax.Walk(use.Script.Program, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Binary:
			name, ok := n.X.(*syntax.StringLit)
			if n.Op == "in" && n.Y == use.Node && ok && syncName(name.Value) {
				test = n
			}
		case *syntax.Member:
			if n.X == use.Node && syncName(n.Key.Name) {
				test = n
			}
		}
		return n.Range().Contains(use.Node.Range())
	})
	return test
}
