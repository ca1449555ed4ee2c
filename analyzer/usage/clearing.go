package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
)

// Clearing is where a handler removes stored data although what it sends may not have arrived.
type Clearing struct {
	*flow.Spot
	Request *flow.Trial
	Handler *Handler
	// Before: it does so before it makes the request.
	Before bool
}

// collectClearings finds what handlers remove for certain when a request that sends has failed. What is
// stored elsewhere before, or because of the failure, is not lost.
func (app *App) collectClearings() {
	for _, h := range app.Handlers {
		for _, a := range h.Attempts() {
			if h.Periodic() || !loads(h.Activation) {
				continue
			}
			for _, t := range h.Trace.Trials {
				if t.Refused || t.Reads || t.Aside || (a.Kept | a.Hidden | a.Unseen).Has(t.Bit) {
					continue
				}
				switch {
				case a.Cleared.Has(t.Bit):
					app.addClearings(h, t, a.Ahead, true)
				case (a.Failed & a.Removed).Has(t.Bit) && !ahead(a, t) && !app.loses(t):
					app.addClearings(h, t, a.Removals, false)
				}
			}
		}
	}
}

// loads tells whether an activation reads what is stored.
func loads(a *flow.Activation) bool {
	return slices.ContainsFunc(a.Effects, func(e *flow.Happening) bool { return e.Effect == flow.Load })
}

// ahead tells whether what is removed may have been before the request was made.
func ahead(a *flow.Attempt, t *flow.Trial) bool {
	return slices.ContainsFunc(a.Ahead, func(s *flow.Spot) bool { return s.In.Has(t.Bit) })
}

// loses tells whether the failure of a request is lost anyway.
func (app *App) loses(t *flow.Trial) bool {
	return slices.ContainsFunc(app.Losses, func(l *Loss) bool { return slices.Contains(l.Trials, t) })
}

func (app *App) addClearings(h *Handler, t *flow.Trial, at []*flow.Spot, before bool) {
	for _, s := range at {
		known := slices.ContainsFunc(app.Clearings, func(c *Clearing) bool { return c.Node == s.Node })
		if s.In.Has(t.Bit) && !known && s.Script.Reported(s.Node) {
			app.Clearings = append(app.Clearings, &Clearing{Spot: s, Request: t, Handler: h, Before: before})
		}
	}
}
