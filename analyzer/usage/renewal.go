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
	// Unsure: that depends on something that can't be known, such as how often it has failed.
	Unsure bool
}

// collectRenewals finds the circles of handlers that register each other's tags.
func (app *App) collectRenewals() {
	known := map[syntax.Node]bool{}
	for _, h := range app.Handlers {
		if h.Periodic() {
			continue
		}
		for _, a := range h.Attempts() {
			run := run{h, a}
			for _, u := range run.renewing() {
				if known[u.Node] || !u.Script.Reported(u.Node) {
					continue
				}
				if through, renews := app.renewal(u, run); renews {
					known[u.Node] = true
					app.Renewals = append(app.Renewals, &Renewal{
						Use: u, Handler: h, Through: through, Unsure: u.Guess || !a.Registered.Has(u.Failed),
					})
				}
			}
		}
	}
}

// renewal tells whether a registration in a run has its event fired again, and through which other one.
func (app *App) renewal(u *flow.Use, in run) (through *flow.Use, renews bool) {
	taken := app.takers(u, in)
	if slices.Contains(taken, in) {
		return nil, true
	}
	through = app.circle(taken, in)
	return through, through != nil
}

// renews tells whether a use is one that has the event fired again at once.
func (app *App) renews(u *flow.Use) bool {
	return slices.ContainsFunc(app.Renewals, func(r *Renewal) bool { return r.Use.Node == u.Node })
}

// circle returns the registration by which what starts with some runs comes to another, nil if it does
// not.
func (app *App) circle(from []run, to run) *flow.Use {
	seen := map[run]bool{}
	for len(from) > 0 {
		r := from[0]
		from = from[1:]
		if seen[r] {
			continue
		}
		seen[r] = true
		for _, u := range r.renewing() {
			taken := app.takers(u, r)
			if slices.Contains(taken, to) {
				return u
			}
			from = append(from, taken...)
		}
	}
	return nil
}

// registers tells whether a use registers a tag.
func registers(u *flow.Use) bool {
	return FeatureOf(u.Gate) != "" && operationOf(u) == report.OpRegister
}

// run is what a handler makes of its event, for one tag or for any.
type run struct {
	handler *Handler
	attempt *flow.Attempt
}

// renewing returns the registrations for one-shot sync that are made although a request has failed. A
// refusal of the server that nobody looks at is no failure: for all that the program knows, the data has
// been sent.
func (r run) renewing() []*flow.Use {
	var noticed flow.Set
	for _, t := range r.handler.Trace.Trials {
		if !t.Refused || slices.ContainsFunc(r.attempt.Checks, func(s *flow.Spot) bool { return s.In.Has(t.Bit) }) {
			noticed |= t.Bit
		}
	}
	var list []*flow.Use
	for _, u := range r.attempt.Uses {
		if u.Failed.Has(noticed) && registers(u) && FeatureOf(u.Gate) == report.BackgroundSync && len(u.Args) > 0 {
			list = append(list, u)
		}
	}
	return list
}

// takers returns the runs that come of the tag that a use in a run registers.
func (app *App) takers(u *flow.Use, in run) []run {
	var list []run
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
func (h *Handler) taking(tag flow.String) []run {
	var named, others []run
	for _, a := range h.Attempts() {
		switch t, ok := a.Tag(); {
		case !ok || t == flow.OtherTag():
			others = append(others, run{h, a})
		case t.MayBe(tag):
			named = append(named, run{h, a})
		}
	}
	if len(named) > 0 {
		return named
	}
	return others
}
