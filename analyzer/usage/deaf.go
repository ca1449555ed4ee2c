package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Deaf is a listener for sync or periodicsync on an object that the browser does not dispatch these events
// to.
type Deaf struct {
	Event  string
	Script *project.Script
	Node   syntax.Node
	Target *flow.Interface
}

// collectDeaf finds the listeners that never hear anything.
func (app *App) collectDeaf() {
	known := map[syntax.Node]bool{}
	for _, h := range app.Handlers {
		known[h.Node] = true // of a script that pages and workers share
	}
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			if a.Kind != flow.Listener || a.Event != "sync" && a.Event != "periodicsync" {
				continue
			}
			if known[a.Node] || a.In.Real() == 0 || !a.Script.Reported(a.Node) {
				continue
			}
			if deaf(a.Target, t.Realm) && !app.fires(a.Event) {
				known[a.Node] = true
				app.Deaf = append(app.Deaf, &Deaf{a.Event, a.Script, a.Node, a.Target})
			}
		}
	}
}

// deaf tells whether objects of an interface certainly never hear of syncs. What is taken for a page because
// nothing tells what it is may be a service worker.
func deaf(i *flow.Interface, r *project.Realm) bool {
	switch {
	case i == nil:
		return false
	case i.Is("Window"), i.Is("Document"):
		return r.Context == project.Window && !r.Orphan
	}
	return i.Is("ServiceWorkerContainer") || i.Is("ServiceWorkerRegistration") || i.Is("ServiceWorker")
}

// fires tells whether the app itself fires an event of a type, or may.
func (app *App) fires(event string) bool {
	return slices.ContainsFunc(app.Traces, func(t *flow.Trace) bool {
		return slices.Contains(t.Fired, event) || slices.Contains(t.Fired, "")
	})
}
