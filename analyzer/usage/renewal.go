package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Renewal is a registration that a handler of sync makes although a request has failed, and that leads
// to its own event again, at once: the browser does not pause after an event whose tag has been
// registered while it was handled (measured).
type Renewal struct {
	Use     *flow.Use
	Handler *Handler
	// Through is the first registration, in the handler of another tag, that closes the circle; nil
	// where it is the event's own tag that is registered.
	Through *flow.Use
}

// collectRenewals finds the circles of handlers that register each other's tags.
func (app *App) collectRenewals() {
	known := map[syntax.Node]bool{}
	for _, h := range app.Handlers {
		if h.Periodic() {
			continue
		}
		for _, a := range h.Attempts() {
			for _, u := range a.Uses {
				if known[u.Node] || !u.Script.Reported(u.Node) {
					continue
				}
				if through, renews := app.renewal(u, a); renews {
					known[u.Node] = true
					app.Renewals = append(app.Renewals, &Renewal{Use: u, Handler: h, Through: through})
				}
			}
		}
	}
}

// renewal tells whether a use in an attempt has its event fired again, and through which other one.
func (app *App) renewal(u *flow.Use, a *flow.Attempt) (through *flow.Use, renews bool) {
	if !afterFailure(u) {
		return nil, false
	}
	taken := app.takers(u, a)
	if slices.Contains(taken, a) {
		return nil, true
	}
	through = app.circle(taken, a)
	return through, through != nil
}

// registers tells whether a use registers a tag.
func registers(u *flow.Use) bool {
	return FeatureOf(u.Gate) != "" && operationOf(u) == report.OpRegister
}

// afterFailure tells whether a use registers a tag for one-shot sync when a request has failed.
func afterFailure(u *flow.Use) bool {
	return u.Failed != 0 && registers(u) && FeatureOf(u.Gate) == report.BackgroundSync && len(u.Args) > 0
}

// renews tells whether a use is one that has the event fired again at once.
func (app *App) renews(u *flow.Use) bool {
	return slices.ContainsFunc(app.Renewals, func(r *Renewal) bool { return r.Use.Node == u.Node })
}

// circle returns the registration by which what starts with some attempts comes to another, nil if it
// does not.
func (app *App) circle(from []*flow.Attempt, to *flow.Attempt) *flow.Use {
	seen := map[*flow.Attempt]bool{}
	for len(from) > 0 {
		a := from[0]
		from = from[1:]
		if seen[a] {
			continue
		}
		seen[a] = true
		for _, u := range a.Uses {
			if !afterFailure(u) {
				continue
			}
			taken := app.takers(u, a)
			if slices.Contains(taken, to) {
				return u
			}
			from = append(from, taken...)
		}
	}
	return nil
}

// takers returns what handlers of sync make of the tag that a use in an attempt registers.
func (app *App) takers(u *flow.Use, in *flow.Attempt) []*flow.Attempt {
	var list []*flow.Attempt
	for _, alt := range u.Args[0] {
		switch v := alt.V.(type) {
		case flow.Attr: // the tag of the event itself
			if v.M.Key {
				list = append(list, in)
			}
		case flow.String:
			for _, h := range app.Handlers {
				if !h.Periodic() {
					list = append(list, h.taking(v)...)
				}
			}
		}
	}
	return list
}

// taking returns what the handler makes of a tag: by itself, or as one of those that it does not name.
func (h *Handler) taking(tag flow.String) []*flow.Attempt {
	var named, others []*flow.Attempt
	for _, a := range h.Attempts() {
		switch t, ok := a.Tag(); {
		case !ok || t == flow.OtherTag():
			others = append(others, a)
		case t.MayBe(tag):
			named = append(named, a)
		}
	}
	if len(named) > 0 {
		return named
	}
	return others
}
