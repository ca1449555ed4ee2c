package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Volatile is data to send that is kept in a variable of the worker alone: an event fills it, and a
// handler of sync, which may run in another life of the worker, finds nothing in it.
type Volatile struct {
	flow.Place
	Fill    flow.Fill
	Handler *Handler
}

// collectVolatile finds the memories that handlers of sync read before they send something, when they read
// nothing else that has been kept.
func (app *App) collectVolatile() {
	known := map[syntax.Node]bool{}
	for _, h := range app.Handlers {
		family := familyOf(h.Trace)
		if h.Periodic() || family.some(h.Activation, mayLoad) {
			continue
		}
		for _, a := range h.Attempts() {
			for _, r := range a.Recalls {
				if known[r.Node] || !r.Script.Reported(r.Node) || !h.sends(r.Before) {
					continue
				}
				if fill, ok := volatile(r.Memory, h); ok {
					known[r.Node] = true
					app.Volatile = append(app.Volatile, &Volatile{Place: r.Place, Fill: fill, Handler: h})
				}
			}
		}
	}
}

// mayLoad tells whether an activation reads what is stored, or runs code that can't be seen, which may.
func mayLoad(a *flow.Activation) bool {
	return slices.ContainsFunc(a.Effects, func(e *flow.Happening) bool {
		return e.Effect == flow.Load || e.Effect == flow.OpaqueCall
	})
}

// sends tells whether one of some trials is of a request that sends something.
func (h *Handler) sends(trials flow.Set) bool {
	return slices.ContainsFunc(h.Trace.Trials, func(t *flow.Trial) bool {
		return trials.Has(t.Bit) && !t.Reads && !t.Aside
	})
}

// volatile tells whether a memory is filled by other events than the handler's, and by nothing that may
// bring back what has been stored: that the worker does when it starts, or a function that loads it.
func volatile(m *flow.Memory, h *Handler) (by flow.Fill, ok bool) {
	for _, f := range m.Fills {
		root := f.By
		for ; root.Parent != nil && root.Parent.Kind != flow.TopLevel; root = root.Parent {
			if mayLoad(root) {
				return by, false
			}
		}
		switch {
		case root == h.Activation:
		case mayLoad(root), !event(root):
			return by, false
		default:
			by, ok = f, true
		}
	}
	return by, ok
}

// event tells whether an activation is a listener of the worker for something that happens outside.
func event(a *flow.Activation) bool {
	if a.Kind != flow.Listener || a.Target == nil || !a.Target.Is("ServiceWorkerGlobalScope") {
		return false
	}
	return a.Event != "install" && a.Event != "activate"
}
