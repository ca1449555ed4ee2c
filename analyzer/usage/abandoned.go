package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/report"
)

// Abandoned is a registration whose data nobody sends any more, and nobody tells of, when the last attempt
// of its handler has failed.
type Abandoned struct {
	*Usage
	Handler *Handler
}

// collectAbandoned finds the handlers that leave their last failure to the browser, which forgets it, with
// the registration that they are for. An app that sends what is left when it starts or is back online does
// not need to do more.
func (app *App) collectAbandoned(sends []sender) {
	if slices.ContainsFunc(sends, func(s sender) bool { return s.flushes || s.maybe }) {
		return
	}
	known := map[*Handler]bool{}
	for _, u := range app.Usages {
		tag, ok := tagText(u)
		if !ok || u.Feature != report.BackgroundSync || u.Refresh || u.Answers() {
			continue
		}
		for _, h := range app.Handlers {
			if known[h] || h.Periodic() || h.Orphan() || h.readsLastChance() {
				continue
			}
			if slices.ContainsFunc(h.taking(tag), app.retries) {
				known[h] = true
				app.Abandoned = append(app.Abandoned, &Abandoned{u, h})
			}
		}
	}
}

// readsLastChance tells whether a handler asks if it is the last attempt, or code that can't be seen may.
func (h *Handler) readsLastChance() bool {
	a := h.Activation.Attempt
	for m, in := range a.Read {
		if m.Last && in != 0 { // where nothing fails, nobody asks
			return true
		}
	}
	return a.HiddenEvent.Has(flow.Fair)
}

// retries tells whether a run fails when what it sends does, and the browser repeats it.
func (app *App) retries(r run) bool {
	sends := false
	for _, t := range r.handler.Trace.Trials {
		if !r.attempt.Failed.Has(t.Bit) || t.Reads || t.Aside {
			continue
		}
		if r.attempt.Hidden.Has(t.Bit) || !t.Refused && !r.attempt.Passes(t.Bit) || (r.attempt.Kept | r.attempt.Unseen).Has(t.Bit) {
			return false
		}
		sends = true
	}
	return sends && !slices.ContainsFunc(app.Renewals, func(n *Renewal) bool { return n.Handler == r.handler })
}
