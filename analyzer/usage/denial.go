package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
)

// Denial is a notification that a handler shows when it has sent something, and that fails the event where
// the app may not show any: what has been sent is sent again.
type Denial struct {
	*flow.Trial
	Request *flow.Trial
	Handler *Handler
	Unsure  bool // code that can't be seen may have removed what was sent
}

// collectDenials finds the notifications that can fail what has been sent. What has been removed from the
// store before is not sent again.
func (app *App) collectDenials() {
	for _, h := range app.Handlers {
		if h.Periodic() || h.Trace.AsksToNotify {
			continue
		}
		for _, a := range h.Attempts() {
			for _, d := range h.Trace.Denials {
				sent := h.sent(d, a)
				if sent == nil || !a.Passes(d.Bit) || ahead(a, d) || !d.Script.Reported(d.Node) {
					continue
				}
				known := slices.ContainsFunc(app.Denials, func(known *Denial) bool { return known.Trial == d })
				if !known && (a.Failed &^ a.Hidden).Has(d.Bit) {
					app.Denials = append(app.Denials, &Denial{Trial: d, Request: sent, Handler: h, Unsure: opaque(h.Activation)})
				}
			}
		}
	}
}

// sent returns a request of an attempt that has sent something before a notification, nil if none has.
func (h *Handler) sent(d *flow.Trial, a *flow.Attempt) *flow.Trial {
	for _, t := range h.Trace.Trials {
		if (a.Failed & d.After).Has(t.Bit) && !t.Reads && !t.Aside {
			return t
		}
	}
	return nil
}

// opaque tells whether an activation runs code that can't be seen.
func opaque(a *flow.Activation) bool {
	return slices.ContainsFunc(a.Effects, func(e *flow.Happening) bool { return e.Effect == flow.OpaqueCall })
}
