package rules

import (
	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

func waitUntilNotAPromise() *Rule {
	return &Rule{
		ID: "waituntil-not-a-promise", Number: "R16", Severity: report.Error,
		Run: func(p *Pass) {
			for _, h := range p.App.Handlers {
				for _, a := range h.Attempts() {
					for _, w := range a.Waits {
						checkWaited(p, h, a, w)
					}
				}
			}
		},
		Doc: Doc{
			Title: "What the browser is told to wait for is no promise",
			Why: "`waitUntil()` takes anything: what is no promise becomes one that is fulfilled at once. So the " +
				"browser takes the sync for done before the work is. A function that is given in place of its " +
				"result is not even called. The usual cause is a function that does not return its promise.",
			Do:  "Return the promise from the function, and call the function: `event.waitUntil(flush())`.",
			Fix: "Calls the function that is given to `waitUntil()`.",
			Bad: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush);
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  event.waitUntil(async () => {
    const response = await fetch('/notes', { method: 'POST', body: event.tag });
    if (!response.ok) throw new Error(response.statusText);
  });
});`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
function flush() {
  fetch('/notes', { method: 'POST' }).then((response) => {
    if (!response.ok) throw new Error(response.statusText);
  });
}`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
function flush() {
  indexedDB.open('app').onsuccess = (event) => {
    event.target.result.transaction('outbox').objectStore('outbox').getAll().onsuccess = (event) => {
      for (const note of event.target.result) fetch('/notes', { method: 'POST', body: note });
    };
  };
}`},
			},
			Good: []Example{
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
async function flush() {
  const response = await fetch('/notes', { method: 'POST', body: await read() });
  if (!response.ok) throw new Error(response.statusText);
}`},
				{Worker: true, Code: `import { flush } from 'outbox';
let running;
self.addEventListener('sync', (event) => {
  running ??= flush(event.tag);
  event.waitUntil(running);
});`},
				{Worker: true, Code: `self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush());
});
function flush() {
  if (!navigator.onLine) return;
  return fetch('/notes', { method: 'POST' }).then((response) => {
    if (!response.ok) throw new Error(response.statusText);
  });
}`},
			},
			Sources: []string{
				"https://w3c.github.io/ServiceWorker/#dom-extendableevent-waituntil",
				"https://webidl.spec.whatwg.org/#es-promise",
				"measured in Chromium 156 with a function, and with the result of one that returns nothing",
			},
			Since: "0.1.0",
		},
	}
}

func checkWaited(p *Pass, h *usage.Handler, a *flow.Attempt, w *flow.Wait) {
	call, ok := w.Node.(*syntax.Call)
	if !ok || len(call.Args) == 0 || !w.In.Has(flow.Fair) {
		return
	}
	f := Finding{Script: w.Script, Node: call}
	switch kind := kindOf(w.V); {
	case kind == "" || w.Late.Has(flow.Fair):
		return
	case kind == "a function":
		f.Message = "`waitUntil` is given a function, which is never called: nothing is done"
		f.Help = "call the function, so that its promise is waited for"
		f.Fixes = callFixes(w, call.Args[0])
	case !works(p, h, a, w):
		return
	default:
		f.Message = "`waitUntil` is given " + kind + " and no promise: " + forgotten(h.Periodic())
		f.Help = "return the promise of the work, so that the browser waits for it"
	}
	p.Report(f)
}

// kindOf says what a value is that is certainly no promise; "" for others.
func kindOf(v flow.Value) string {
	kind := ""
	for _, a := range v {
		if !a.In.Has(flow.Fair) {
			continue
		}
		k := ""
		switch x := a.V.(type) {
		case flow.Undefined:
			k = "undefined"
		case flow.Null, flow.Bool, flow.Number, flow.String:
			k = "a plain value"
		case *flow.Closure, *flow.Bound:
			k = "a function"
		case *flow.Record:
			if x.Array {
				k = "a list"
			}
		}
		switch {
		case k == "":
			return ""
		case kind != "" && kind != k:
			k = "a plain value"
		}
		kind = k
	}
	return kind
}

// works tells whether a handler begins something that nothing waits for.
func works(p *Pass, h *usage.Handler, a *flow.Attempt, w *flow.Wait) bool {
	for _, l := range p.App.Losses {
		if l.How == usage.NoPromise && l.Node == w.Node {
			return true
		}
	}
	return len(h.Detached) > 0 || a.Begun.Has(flow.Fair) && len(a.WaitsIn(flow.Fair)) == 1
}

// callFixes returns the fix that calls the function that is waited for.
func callFixes(w *flow.Wait, arg syntax.Expr) []Fix {
	for _, a := range w.V {
		if c, ok := a.V.(*flow.Closure); !ok || !c.Fn.Async || len(c.Fn.Params) > 0 {
			return nil
		}
	}
	fix := Fix{Title: "Call the function", Safe: true}
	switch arg.(type) {
	case *syntax.Function:
		fix.Edits = []Edit{Before(w.Script, arg, "("), After(w.Script, arg, ")()")}
	case *syntax.Ident, *syntax.Member:
		fix.Edits = []Edit{After(w.Script, arg, "()")}
	default:
		return nil
	}
	return []Fix{fix}
}
