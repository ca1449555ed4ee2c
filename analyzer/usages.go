package analyzer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// addUsage adds a usage. One that several apps share, or several bundles, is one usage: what it
// comes to is the worst of them.
func (w *writer) addUsage(r report.Usage) {
	i := slices.IndexFunc(w.report.Usages, func(other report.Usage) bool {
		return other.Place == r.Place && other.Operation == r.Operation
	})
	if i < 0 {
		w.report.Usages = append(w.report.Usages, r)
		return
	}
	known := &w.report.Usages[i]
	if worstOf(r) > worstOf(*known) {
		known.Guard, known.Fallback = r.Guard, r.Fallback
	}
	for kind, outcome := range r.Outcomes {
		known.Outcomes[kind] = worse(known.Outcomes[kind], outcome)
	}
	for _, b := range r.Browsers {
		known.Browsers = addBrowser(known.Browsers, b)
	}
}

// addBrowser adds the outcome in a version of a browser, which is the worse one if there is one.
func addBrowser(list []report.BrowserOutcome, b report.BrowserOutcome) []report.BrowserOutcome {
	for i := range list {
		if list[i].Browser == b.Browser && list[i].Version == b.Version {
			list[i].Outcome = worse(list[i].Outcome, b.Outcome)
			return list
		}
	}
	return append(list, b)
}

// worstOf returns how bad the worst outcome of a usage is.
func worstOf(u report.Usage) int {
	worst := 0
	for _, outcome := range u.Outcomes {
		worst = max(worst, slices.Index(badness(), outcome))
	}
	return worst
}

// addHandler adds a handler once.
func (w *writer) addHandler(h report.Handler) {
	if !slices.ContainsFunc(w.report.Handlers, func(other report.Handler) bool { return other.Place == h.Place }) {
		w.report.Handlers = append(w.report.Handlers, h)
	}
}

// sortPlaces puts usages and handlers in the order of their places; the apps came one after another.
func (w *writer) sortPlaces() {
	slices.SortStableFunc(w.report.Usages, func(a, b report.Usage) int { return comparePlaces(a.Place, b.Place) })
	slices.SortStableFunc(w.report.Handlers, func(a, b report.Handler) int { return comparePlaces(a.Place, b.Place) })
}

func comparePlaces(a, b report.Place) int {
	return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
