package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Loss is where failures of handlers' requests end that the browser does not hear of: it takes the
// event for done, and never repeats it.
type Loss struct {
	How      How
	Node     syntax.Node
	Script   *project.Script
	Handlers []*Handler
	Trials   []*flow.Trial // the failures
	Waits    []*flow.Wait  // what the browser waits for when it is lost
	// Removed: stored data is removed all the same.
	Removed bool
	// Unsure: code that can't be seen might do something about it.
	Unsure bool
}

// Periodic tells whether it costs no more than freshness: nothing but periodic sync leads there.
func (l *Loss) Periodic() bool {
	return !slices.ContainsFunc(l.Handlers, func(h *Handler) bool { return !h.Periodic() })
}

// How tells how a failure is lost.
type How uint8

// The ways to lose a failure.
const (
	Unwaited  How = iota // the event is not told to wait
	NoPromise            // what it is told to wait for is no promise
	Swallowed            // what catches it does not throw
	Ignored              // it is one of the results of Promise.allSettled
	Floating             // nobody takes the promise
	Tested               // the answer is looked at, but a refusal does not make the promise reject
	Unchecked            // the answer is not looked at
)

// collectLosses finds what becomes of the failures of the requests that handlers make.
func (app *App) collectLosses() {
	for _, h := range app.Handlers {
		for _, a := range h.Attempts() {
			j := &judge{app: app, trace: h.Trace, handler: h, attempt: a}
			for _, t := range h.Trace.Trials {
				if j.lost(t) {
					j.judge(t)
				}
			}
		}
	}
}

// judge finds the losses of one attempt.
type judge struct {
	app     *App
	trace   *flow.Trace
	handler *Handler
	attempt *flow.Attempt
}

// lost tells whether a request is made whose failure nobody hears of.
func (j *judge) lost(t *flow.Trial) bool {
	return j.attempt.Failed.Has(t.Bit) && !j.attempt.Hidden.Has(t.Bit) && !j.attempt.Passes(t.Bit)
}

// judge tells where a failure ends.
func (j *judge) judge(t *flow.Trial) {
	if t.Aside || j.lesser(t) {
		return
	}
	if j.swallowed(t) {
		return
	}
	late := slices.ContainsFunc(j.attempt.Waits, func(w *flow.Wait) bool { return w.Late.Has(t.Bit) })
	if j.attempt.HiddenEvent.Has(t.Bit) || late {
		return // what is given away, or comes too late, would wait for it
	}
	waits := j.attempt.InTime(t.Bit)
	i := slices.IndexFunc(waits, func(w *flow.Wait) bool { return !mayBePromise(w.V, t.Bit) })
	switch {
	case len(waits) == 0:
		j.add(Unwaited, t, j.handler.Node, j.handler.Script)
	case len(waits) == 1 && i == 0:
		j.add(NoPromise, t, waits[0].Node, waits[0].Script)
	case j.floating(t):
	case t.Refused:
		j.refused(t)
	default:
		j.add(Floating, t, t.Node, t.Script)
	}
}

// lesser tells whether the request only fetches something in a handler that reports the failure of
// another, which sends.
func (j *judge) lesser(t *flow.Trial) bool {
	return t.Reads && slices.ContainsFunc(j.trace.Trials, func(other *flow.Trial) bool {
		return !other.Reads && j.attempt.Failed.Has(other.Bit) && !j.lost(other)
	})
}

// swallowed adds the places that catch a failure and do nothing about it. It returns false where
// none does.
func (j *judge) swallowed(t *flow.Trial) bool {
	found := false
	for _, l := range j.attempt.Losses {
		if !l.In.Has(t.Bit) || l.Kind != flow.Swallowed && l.Kind != flow.Ignored {
			continue
		}
		found = true
		how := Swallowed
		if l.Kind == flow.Ignored {
			how = Ignored
		}
		if !j.mended(t) {
			j.add(how, t, l.Node, l.Script)
		}
	}
	return found
}

// mended tells whether something is done about a failure: the data is stored or sent elsewhere, or
// another sync is registered.
func (j *judge) mended(t *flow.Trial) bool {
	if (j.attempt.Kept | j.attempt.Resent).Has(t.Bit) {
		return true
	}
	return slices.ContainsFunc(j.attempt.Uses, func(u *flow.Use) bool {
		return registers(u) && u.Failed.Has(t.Bit) && (!u.Present.Has(flow.Fair) || j.app.renews(u))
	})
}

// refused adds the places where the status of an answer is looked at without avail, or else the
// request. What a periodic sync can't fetch today, it fetches at the next interval.
func (j *judge) refused(t *flow.Trial) {
	if j.handler.Periodic() {
		return
	}
	tested := false
	for _, c := range j.attempt.Checks {
		if c.In.Has(t.Bit) {
			tested = true
			if !j.mended(t) {
				j.add(Tested, t, c.Node, c.Script)
			}
		}
	}
	removed := j.attempt.Removed.Has(t.Bit)
	switch {
	case tested:
	case removed:
		j.add(Unchecked, t, t.Node, t.Script)
	case j.attempt.Told.Has(t.Bit), t.Given, t.Reads && !j.attempt.Stored.Has(t.Bit):
		// The body may tell, or there may be nothing to see, or nothing comes of it.
	case slices.ContainsFunc(j.trace.Trials, func(other *flow.Trial) bool { return other.Node == t.Node && j.lost(other) && other != t }):
		// Not even a failure of the network is noticed.
	default:
		j.add(Unchecked, t, t.Node, t.Script)
	}
}

// floating adds the expressions whose promises nobody takes. It returns false where there are none.
func (j *judge) floating(t *flow.Trial) bool {
	found := false
	for _, l := range j.attempt.Losses {
		if l.In.Has(t.Bit) && l.Kind == flow.Floating {
			found = true
			j.add(Floating, t, l.Node, l.Script)
		}
	}
	return found
}

// add adds a loss; failures that end at the same place are one.
func (j *judge) add(how How, t *flow.Trial, node syntax.Node, script *project.Script) {
	if !script.Reported(node) {
		return
	}
	removed, unsure := j.attempt.Removed.Has(t.Bit), j.attempt.Unseen.Has(t.Bit)
	i := slices.IndexFunc(j.app.Losses, func(l *Loss) bool { return l.How == how && l.Node == node })
	if i < 0 {
		i = len(j.app.Losses)
		j.app.Losses = append(j.app.Losses, &Loss{How: how, Node: node, Script: script, Unsure: true})
	}
	l := j.app.Losses[i]
	if !slices.Contains(l.Trials, t) {
		l.Trials = append(l.Trials, t)
	}
	l.Removed = l.Removed || removed
	l.Unsure = l.Unsure && unsure
	if !slices.Contains(l.Handlers, j.handler) {
		l.Handlers = append(l.Handlers, j.handler)
	}
	for _, w := range j.attempt.InTime(t.Bit) {
		if !slices.ContainsFunc(l.Waits, func(known *flow.Wait) bool { return known.Node == w.Node }) {
			l.Waits = append(l.Waits, w)
		}
	}
}

// mayBePromise tells whether a value may be a promise in a profile of s.
func mayBePromise(v flow.Value, s flow.Set) bool {
	return slices.ContainsFunc(v, func(a flow.Alt) bool {
		switch a.V.(type) {
		case *flow.Promise, flow.Unknown, flow.Attr:
			return a.In.Has(s)
		}
		return false
	})
}
