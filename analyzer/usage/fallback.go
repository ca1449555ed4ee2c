package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Fallback tells what sends the data, or refreshes the content, where the API is missing.
type Fallback struct {
	Status     string // of package report
	Strategies []Strategy
	// By are the profiles in which something takes the API's place.
	By flow.Set
}

// Strategy is one way out.
type Strategy struct {
	Kind   string
	Node   syntax.Node
	Script *project.Script
	In     flow.Set
}

// fallback judges what takes the place of a usage in the profiles that lack the API.
func (app *App) fallback(u *Usage, sends []sender) Fallback {
	f := Fallback{Status: report.Missing}
	if u.Operation != report.OpRegister {
		f.Status = report.UnknownFallback
		return f
	}
	var direct, opaque, attempted flow.Set
	for _, use := range u.Uses {
		d, o, at := app.instead(use, u, &f)
		direct, opaque, attempted = direct|d, opaque|o, attempted|at
		if app.delegated(use, u) {
			opaque |= u.Missing
		}
	}
	online, startup, unknown := app.everywhere(u, sends, &f)
	need := u.Missing & app.Profiles.Select(func(p *flow.Profile) bool { return p.Target })
	if need == 0 {
		need = u.Missing // nobody targeted lacks it; judge it all the same
	}
	f.By = direct | online | startup
	switch {
	case need&^direct == 0, need&^(online&startup) == 0:
		f.Status = report.Adequate
	case need&^f.By == 0, need&^(f.By|attempted) == 0:
		f.Status = report.Partial
	case need&^(f.By|attempted|opaque|unknown) == 0:
		f.Status = report.UnknownFallback
		f.By |= opaque | unknown
	}
	return f
}

// instead finds what the activation of a use does in the profiles without the API but not where
// the API works, and what it does in all of them.
func (app *App) instead(use *flow.Use, u *Usage, f *Fallback) (direct, opaque, attempted flow.Set) {
	native := u.native()
	for _, a := range app.related(use.In, native, u.Missing) {
		for _, e := range a.Effects {
			in := e.In.Real() &^ native
			if in == 0 {
				continue
			}
			other := alternative(e, native)
			kind := ""
			switch e.Effect {
			case flow.WriteRequest, flow.Beacon, flow.Message:
				kind = "direct-request"
				if e.Effect == flow.Message {
					kind = "message-to-worker"
				}
				direct |= in & other
				attempted |= in &^ other
			case flow.ReadRequest:
				if u.Refresh {
					kind = "direct-request"
					direct |= in
				}
			case flow.OpaqueCall:
				opaque |= in & other
			case flow.Offline:
				kind = "library"
				opaque |= in
			case flow.Notice:
				if in.Has(other) {
					kind = "user-notice"
				}
			case flow.NoEffect, flow.Load, flow.Store, flow.Remove:
			}
			if kind != "" {
				f.Strategies = append(f.Strategies, Strategy{kind, e.Node, e.Script, in})
			}
		}
	}
	return direct, opaque, attempted
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
// where the API is missing.
func (app *App) related(a *flow.Activation, native, missing flow.Set) []*flow.Activation {
	list := app.goesOn(a)
	for _, t := range app.Traces {
		if !slices.Contains(t.Activations, a) {
			continue
		}
		for _, b := range t.Activations {
			instead := native != 0 && !b.In.Has(native) && b.In.Has(missing) && (b.Kind != flow.Listener || pageTarget(b.Target))
			if instead && !slices.Contains(list, b) {
				list = append(list, b)
			}
		}
	}
	return list
}

// delegated tells whether the function around a use tells its callers, none of whom is in sight,
// whether it registered: then the fallback is theirs.
func (app *App) delegated(use *flow.Use, u *Usage) bool {
	a := use.In
	if a.Kind != flow.Uncalled {
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

// everywhere returns the profiles in which the app flushes on its own.
func (app *App) everywhere(u *Usage, sends []sender, f *Fallback) (online, startup, unknown flow.Set) {
	for _, s := range sends {
		in := s.In.Real() &^ u.native()
		switch {
		case in == 0, u.Refresh && s.opaque, !u.Refresh && !s.flushes && !s.maybe:
			continue
		case !u.Refresh && !s.flushes:
			unknown |= in
			continue
		case s.startup:
			startup |= in
		default:
			online |= in
		}
		f.Strategies = append(f.Strategies, Strategy{s.Kind, s.Node, s.Script, in})
	}
	if u.Refresh {
		// Content that is fetched whenever the page is opened is fresh enough.
		online = startup | online
		startup = online
	}
	return online, startup, unknown
}
