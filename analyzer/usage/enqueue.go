package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
)

// StoredAfter returns where a registration of one-shot sync stores, when it has been made, what its
// handler is to send; ok is false where that is not certain: something is stored before, or somewhere
// else in the app, or the handler reads no store.
func (app *App) StoredAfter(u *Usage) (at flow.Place, ok bool) {
	if u.Operation != report.OpRegister || u.Feature != report.BackgroundSync || !app.readFor(u) {
		return flow.Place{}, false
	}
	for _, use := range u.Uses {
		if use.Stored {
			return flow.Place{}, false
		}
	}
	for _, t := range app.Traces {
		for _, a := range t.Activations {
			for _, e := range a.Effects {
				switch {
				case e.Effect != flow.Store || !shared(e) || t.Realm.Context == project.ServiceWorker && !u.in(a):
				case !u.in(a):
					return flow.Place{}, false
				case at.Node == nil && e.After.Has(u.native()):
					at = flow.Place{Node: e.Node, Script: e.Script}
				}
			}
		}
	}
	return at, at.Node != nil
}

// readFor tells whether a handler of a registration's tag reads a store.
func (app *App) readFor(u *Usage) bool {
	return slices.ContainsFunc(app.Handlers, func(h *Handler) bool {
		if h.Periodic() || !h.handles(u.Tag) {
			return false
		}
		return slices.ContainsFunc(app.goesOn(h.Activation), loads)
	})
}

// shared tells whether what is stored can be read by a worker too.
func shared(e *flow.Happening) bool { return e.Method == nil || !e.Method.Of.Is("Storage") }
