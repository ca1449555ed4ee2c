package usage

import (
	"slices"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Fallback tells what sends the data, or refreshes the content, where the API is missing or
// registering is rejected.
type Fallback struct {
	Status     string // of package report
	Strategies []Strategy
	// By are the profiles in which something takes the API's place; in those of Full nothing gets
	// lost on that way.
	By, Full flow.Set
	// Told are the profiles in which the user is told and nothing else happens, Tried those in which
	// the data may be sent whether the API is there or not, Sent those of them in which the usage is
	// not only reached when that has failed. In those of Maybe something may happen that can't be
	// seen.
	Told, Tried, Sent, Maybe flow.Set
	// Bare are the callers for which nothing takes the API's place, where it is otherwise for
	// others.
	Bare []flow.Place
}

// Strategy is one way out.
type Strategy struct {
	Kind   string
	Node   syntax.Node
	Script *project.Script
	In     flow.Set
}

// fallback judges what takes the place of a usage.
func (app *App) fallback(u *Usage, sends []sender) Fallback {
	f := Fallback{Status: report.Missing}
	if u.Operation != report.OpRegister {
		f.Status = report.UnknownFallback
		return f
	}
	var verdicts []string
	var bare []*flow.Use
	for _, a := range u.activations() {
		w := app.instead(a, u, &f)
		app.everywhere(a, u, sends, &w, &f)
		status := app.judge(u, w)
		if status == report.Missing {
			bare = append(bare, u.usesIn(a)...)
		}
		verdicts = append(verdicts, status)
		f.add(w, status)
	}
	if f.Status = together(verdicts); f.Status != report.Missing {
		f.Bare = bareCalls(u, bare)
	}
	return f
}

// add adds what one activation does to what others do.
func (f *Fallback) add(w ways, status string) {
	f.By |= w.by()
	f.Full |= w.full()
	f.Told |= w.told &^ w.by()
	f.Tried |= w.attempted &^ w.by()
	f.Sent |= w.first &^ w.by()
	f.Maybe |= w.unknown &^ w.by()
	if status == report.UnknownFallback {
		f.By |= w.unknown
	}
}

// note adds a strategy, each once.
func (f *Fallback) note(s Strategy) {
	for i := range f.Strategies {
		if known := &f.Strategies[i]; known.Node == s.Node && known.Kind == s.Kind {
			known.In |= s.In
			return
		}
	}
	f.Strategies = append(f.Strategies, s)
}

// judge tells what the ways out of one activation are worth.
func (app *App) judge(u *Usage, w ways) string {
	target := app.Profiles.Select(func(p *flow.Profile) bool { return p.Target })
	missing := u.Missing & target
	if missing == 0 {
		missing = u.Missing // nobody targeted lacks it; judge it all the same
	}
	rejected := target & app.Profiles.Select(func(p *flow.Profile) bool { return p.When == flow.Rejected })
	some := w.by() | w.told | w.attempted
	switch {
	case missing&^w.full() == 0 && rejected&^(w.full()|w.unknown) == 0:
		return report.Adequate
	case missing&^some == 0:
		return report.Partial
	case missing&^(some|w.unknown) == 0:
		return report.UnknownFallback
	}
	return report.Missing
}

// together puts the verdicts on the activations of a usage together.
func together(verdicts []string) string {
	lost := slices.Contains(verdicts, report.Missing)
	for _, status := range []string{report.UnknownFallback, report.Partial, report.Adequate} {
		if !slices.Contains(verdicts, status) {
			continue
		}
		if lost && status == report.Adequate {
			return report.Partial
		}
		return status
	}
	return report.Missing
}

// bareCalls returns the calls that lead to the given uses and to no others of the usage.
func bareCalls(u *Usage, bare []*flow.Use) []flow.Place {
	var others []*flow.Site
	for _, use := range u.Uses {
		if !slices.Contains(bare, use) {
			others = append(others, use.Sites...)
		}
	}
	var calls []flow.Place
	for _, use := range bare {
		for _, way := range use.Sites {
			if call, ok := parting(way, others); ok && !slices.Contains(calls, call) {
				calls = append(calls, call)
			}
		}
	}
	return calls
}

// activations returns those that evaluate the usage, each once: those in which some browser does,
// if any does.
func (u *Usage) activations() []*flow.Activation {
	var list, others []*flow.Activation
	for _, use := range u.Uses {
		to := &list
		if (use.Present | use.Absent | use.Skipped).Real() == 0 {
			to = &others
		}
		if !slices.Contains(*to, use.In) {
			*to = append(*to, use.In)
		}
	}
	if len(list) == 0 {
		return others
	}
	return list
}

// usesIn returns the evaluations of the usage in one activation.
func (u *Usage) usesIn(a *flow.Activation) []*flow.Use {
	var list []*flow.Use
	for _, use := range u.Uses {
		if use.In == a {
			list = append(list, use)
		}
	}
	return list
}
