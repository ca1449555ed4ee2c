package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func serviceWorkerUnavailableAPI() *Rule {
	return &Rule{
		ID: "service-worker-unavailable-api", Number: "R31", Severity: report.Error,
		Run: checkUnavailable,
		Doc: Doc{
			Title: "A service worker uses what only pages have",
			Why: "A service worker has no `window`, `document`, `localStorage`, `sessionStorage`, `XMLHttpRequest` or " +
				"`alert`: they throw a ReferenceError in every browser. In workers of Chromium there is no " +
				"`navigator.serviceWorker` either. In a handler of sync that is one more failure that " +
				"the browser retries in vain, and at the top level the worker is not installed at all. Scripts are " +
				"imported up to the `install` event; later, `importScripts` has only those.",
			Do: "Keep data in IndexedDB, which pages and workers share, and make requests with `fetch`. What only a page can " +
				"do, a page does when it gets a message.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const body = localStorage.getItem('outbox');
  const response = await fetch('/notes', { method: 'POST', body });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Code: `-- page.js --
import { addNote } from './notes.js';
navigator.serviceWorker.register('sw.js', { type: 'module' });
navigator.serviceWorker.ready.then((registration) => registration.sync.register('outbox')).catch(addNote);
-- sw.js --
import { addNote } from './notes.js';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(addNote());
});
-- notes.js --
const token = document.querySelector('meta[name=token]').content;
export async function addNote() {
  const response = await fetch('/notes', { method: 'POST', headers: { token } });
  if (!response.ok) throw new Error(response.statusText);
}
`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  importScripts('outbox.js');
  if (event.tag === 'outbox') event.waitUntil(sendAll());
});`},
				{Worker: true, Code: `self.addEventListener('message', (event) => event.waitUntil(retry()));
async function retry() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync?.register('outbox');
}`},
			},
			Good: []Example{
				{Worker: true, Code: `importScripts('outbox.js');
self.addEventListener('sync', (event) => {
  importScripts('outbox.js');
  if (event.tag === 'outbox') event.waitUntil(sendAll());
});`},
				{Worker: true, Code: `const inPage = typeof document !== 'undefined';
const token = inPage ? document.querySelector('meta[name=token]').content : 'worker';
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', headers: { token } });
  if (!response.ok) throw new Error(response.statusText);
  globalThis.localStorage?.removeItem('outbox');
}`},
			},
			Sources: []string{
				"https://html.spec.whatwg.org/multipage/workers.html#the-global-scope",
				"measured in Chromium 156, Firefox 153 and WebKitGTK 2.50",
			},
			Since: "0.1.0",
		},
	}
}

func checkUnavailable(p *Pass) {
	type key struct {
		name string
		in   *flow.Activation
	}
	seen := map[key]bool{}
	for _, t := range p.App.Traces {
		if t.Realm.Context != project.ServiceWorker || t.Realm.Open || t.Realm.Orphan {
			continue
		}
		reportLateImports(p, t)
		for _, a := range t.Activations {
			for _, use := range a.Uses {
				if !use.Script.Reported(use.Node) || !certain(a, use) {
					continue
				}
				f, name := unavailable(p, a, use)
				// Of one name the first use in an activation is at fault: what follows is not reached.
				if name == "" || seen[key{name, a}] {
					continue
				}
				seen[key{name, a}] = true
				f.Unsure = !t.Realm.Registered
				p.Report(f)
			}
		}
	}
}

// reportLateImports reports scripts that a worker imports when it is installed already, and has not
// imported before: browsers keep those that it imports up to then.
func reportLateImports(p *Pass, t *flow.Trace) {
	early := map[string]bool{}
	var late []*flow.Happening
	for _, a := range t.Activations {
		for _, e := range a.Effects {
			switch {
			case e.Effect != flow.Import:
			case a.Kind == flow.Listener && a.Target != nil && a.Event != "install":
				late = append(late, e)
			default:
				for _, arg := range e.Args {
					if s, ok := arg.Constant(); ok {
						early[s.S] = true
					}
				}
			}
		}
	}
	for _, e := range late {
		for _, arg := range e.Args {
			if s, ok := arg.Constant(); ok && !s.Pattern && !early[s.S] && e.Script.Reported(e.Node) {
				p.Report(Finding{
					Script: e.Script, Node: e.Node, Unsure: !t.Realm.Registered,
					Message: fmt.Sprintf("`importScripts` fails with a NetworkError here: a worker that is installed can't import %q, which it has not imported before", s.S),
					Help:    "import it at the top level of the worker",
				})
				break
			}
		}
	}
}

// unavailable returns what is wrong with a use if it is one of what only pages have, and its name.
func unavailable(p *Pass, a *flow.Activation, use *flow.Use) (f Finding, name string) {
	f = Finding{Script: use.Script, Node: use.Node}
	if strings.HasPrefix(use.Gate, "api.ServiceWorkerContainer.") {
		f.Where = p.Targets(use.Absent & (use.Escaped | use.Caught))
		where := p.Browsers(f.Where)
		if where == "" {
			return f, ""
		}
		f.Message = fmt.Sprintf("`navigator.serviceWorker` is undefined in service workers in %s: this throws a TypeError there", where)
		f.Help = "a worker's own registration is `self.registration`"
		return f, "navigator.serviceWorker"
	}
	id, ok := use.Node.(*syntax.Ident)
	if !ok || !pageOnly(id.Name) || id.Name == "window" && featureTestOn(use) != nil { // which is another rule's
		return f, ""
	}
	f.Message = fmt.Sprintf("`%s` does not exist in a service worker: this throws a ReferenceError in every browser%s", id.Name, installs(a))
	switch id.Name {
	case "localStorage", "sessionStorage":
		f.Help = "keep the data in IndexedDB, which pages and workers share"
	case "XMLHttpRequest":
		f.Help = "make the request with `fetch`"
	case "window":
		f.Help = "the global object of a worker is `self`"
	default:
		f.Help = "what only a page can do, a page does when it gets a message"
	}
	return f, id.Name
}

// pageOnly tells whether a name is that of a global that only pages have, and that is no likely name of
// something else.
func pageOnly(name string) bool {
	switch name {
	case "window", "document", "localStorage", "sessionStorage", "XMLHttpRequest", "alert", "confirm", "prompt":
		return true
	}
	return false
}

// certain tells whether a worker comes to a use by itself, not only behind what may be a test for the
// environment, and nothing is done about the error but to log it.
func certain(a *flow.Activation, use *flow.Use) bool {
	switch a.Kind {
	case flow.TopLevel, flow.Timer:
	case flow.Listener:
		if a.Target == nil {
			return false
		}
	default:
		return false // handed to code that can't be seen, or called by nobody
	}
	if slices.ContainsFunc(use.CaughtBy, func(by flow.Place) bool { return !usage.OnlyLogs(by.Node) }) {
		return false
	}
	fails := use.Absent.Real() & (use.Escaped | use.Caught)
	return fails&^use.Opaque != 0
}
