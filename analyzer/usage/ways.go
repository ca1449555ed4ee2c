package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
)

// ways holds, for one activation of a usage, the profiles in which each way out is taken.
type ways struct {
	sends     flow.Set // a request, as an alternative to the usage
	asks      flow.Set // a message that makes a worker send, as an alternative
	beacon    flow.Set // a request of which nobody hears whether it arrived, as an alternative
	refreshes flow.Set // content is fetched
	attempted flow.Set // a request that does not depend on the API
	first     flow.Set // one that does not have to fail for the usage to be reached
	kept      flow.Set // the data is kept in a store
	told      flow.Set // the user is told, as an alternative
	retried   flow.Set // something that the user does sends what is kept
	online    flow.Set // what is kept is sent when the connection comes back
	startup   flow.Set // and when the app starts, or every so often
	unknown   flow.Set // there may be a way that can't be seen
}

// by returns the profiles in which the data leaves without the user's doing, or on their asking.
func (w ways) by() flow.Set {
	return w.sends | w.asks | w.beacon | w.refreshes | w.online | w.startup | w.told&w.retried
}

// full returns the profiles in which nothing gets lost.
func (w ways) full() flow.Set {
	flushed := w.online | w.startup
	return w.refreshes | w.asks | w.sends&(w.kept|flushed) | w.online&w.startup | w.told&w.retried&w.kept
}

// instead finds what an activation of a usage does in the profiles without the API, or in which
// it rejects, but not where the API works.
func (app *App) instead(a *flow.Activation, u *Usage, f *Fallback) ways {
	var w ways
	native := u.native()
	for _, b := range app.related(a, native, u.Missing) {
		for _, e := range b.Effects {
			if in := e.In.Real() &^ native; in != 0 {
				app.weigh(e, u, in, alternative(e, native), &w, f)
				if (e.Effect == flow.WriteRequest || e.Effect == flow.Beacon) && u.alongside(e, a) {
					w.first |= w.attempted & in
				}
			}
		}
	}
	w.first &^= u.onlyAfterFailure(a)
	if a.Unmade || app.delegated(a, u) {
		w.unknown |= u.Missing
	}
	return w
}

// alongside tells whether an effect happens whenever an activation comes to the usage, or has come to
// the branch that it is in.
func (u *Usage) alongside(e *flow.Happening, a *flow.Activation) bool {
	return slices.ContainsFunc(u.usesIn(a), func(use *flow.Use) bool { return use.Branch.Within(e.Branch) })
}

// onlyAfterFailure returns the profiles in which an activation reaches the usage only when something
// has failed that need not; all, if it reaches it in no other way.
func (u *Usage) onlyAfterFailure(a *flow.Activation) flow.Set {
	var reached, likely flow.Set
	for _, use := range u.usesIn(a) {
		reached |= use.Present | use.Absent | use.Skipped
		likely |= use.Likely
	}
	if likely.Real() == 0 {
		return ^flow.Set(0)
	}
	return reached &^ likely
}

// weigh adds what an effect does in the profiles of in; in those of other it is an alternative.
func (app *App) weigh(e *flow.Happening, u *Usage, in, other flow.Set, w *ways, f *Fallback) {
	kind := ""
	switch e.Effect {
	case flow.WriteRequest:
		kind = "direct-request"
		w.sends |= in & other
		w.attempted |= in &^ other
		if u.Refresh {
			w.refreshes |= in
		}
	case flow.Beacon:
		kind = "direct-request"
		w.beacon |= in & other
		w.attempted |= in &^ other
	case flow.Message:
		answer := app.answer(e)
		w.unknown |= in & other & answer.unknown
		if in &= answer.sends; in != 0 {
			kind = messageKind(e)
			if toPage(e) {
				w.sends |= in & other
			} else {
				w.asks |= in & other
			}
			w.attempted |= in &^ other
		}
	case flow.ReadRequest:
		if u.Refresh {
			kind = "direct-request"
			w.refreshes |= in
		}
	case flow.Load, flow.Store:
		w.kept |= in
	case flow.OpaqueCall:
		w.kept |= in // it may keep the data
		w.unknown |= in & other
	case flow.Offline:
		kind = "library"
		w.unknown |= in
	case flow.Notice:
		if in &= other; in != 0 {
			kind = "user-notice"
			w.told |= in
		}
	case flow.NoEffect, flow.Remove, flow.Import:
	}
	if kind != "" {
		f.note(Strategy{kind, e.Node, e.Script, in})
	}
}

// alternative returns the profiles for which an effect is an alternative to the use: the path to it
// keeps the profiles with the API out, or lets them choose where these have no choice.
func alternative(e *flow.Happening, native flow.Set) flow.Set {
	if !e.In.Has(native) {
		return e.In
	}
	var in flow.Set
	for s := e.Path; s != nil; s = s.Before {
		if s.Dropped.Has(native) {
			return e.In
		}
		if s.Either.Has(native) {
			in |= e.In &^ s.Either
		}
	}
	return in
}

// related returns the activation, what it goes on in, and those that take its place: they run only
// where the API is missing, and are no flush of their own.
func (app *App) related(a *flow.Activation, native, missing flow.Set) []*flow.Activation {
	list := app.goesOn(a)
	for _, t := range app.Traces {
		if !slices.Contains(t.Activations, a) {
			continue
		}
		for _, b := range t.Activations {
			instead := native != 0 && !b.Likely.Has(native) && b.Likely.Has(missing) && (b.Kind != flow.Listener || pageTarget(b.Target))
			if instead && trigger(b) == "" && !asked(b) && !slices.Contains(list, b) {
				list = append(list, b)
			}
		}
	}
	return list
}

// delegated tells whether the function around a use tells its callers, none of whom is in sight,
// whether it registered: then the fallback is theirs.
func (app *App) delegated(a *flow.Activation, u *Usage) bool {
	if a.Kind != flow.Uncalled || a.Dead {
		return false
	}
	with, without := a.Results(u.native()), a.Results(u.Missing)
	for v := range without {
		if !with[v] {
			return true
		}
	}
	return false
}

// everywhere adds what the app sends on its own, whatever the activation does: what is kept. An
// activation that nothing starts, and that keeps nothing itself, has nothing to be sent. Of an app
// that was not evaluated to its end, the rest may send it.
func (app *App) everywhere(a *flow.Activation, u *Usage, sends []sender, w *ways, f *Fallback) {
	if slices.ContainsFunc(app.Traces, func(t *flow.Trace) bool { return !t.Whole() }) {
		w.unknown |= app.Profiles.All.Real()
	}
	idle := app.dead(a)
	for _, s := range sends {
		in := s.In.Real() &^ u.native()
		if idle && !u.Refresh {
			in &= w.kept
		}
		if in == 0 || s.manual && u.in(s.by) || s.worker && !app.sentFor(u)[s.Node] {
			continue
		}
		switch {
		case s.manual:
			offered := u.native() != 0 && !s.by.Likely.Has(u.native())
			if s.flushes || offered {
				w.retried |= in // which counts where the user is told of it
			}
			if offered {
				w.told |= in
				f.note(Strategy{"user-notice", s.Node, s.Script, in})
			}
			continue
		case u.Refresh && !s.opaque:
			w.refreshes |= in
		case u.Refresh, !s.flushes && !s.maybe:
			continue
		case !s.flushes:
			w.unknown |= in
			continue
		case s.startup:
			w.startup |= in
		default:
			w.online |= in
		}
		f.note(Strategy{s.Kind, s.Node, s.Script, in})
	}
}
