package analyzer

import (
	"cmp"
	"math"
	"slices"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data"
)

func dataOf(table *data.Table, list *target.List) report.Data {
	d := report.Data{BrowserCompatData: report.Source{Version: table.Version, Date: table.Date}}
	if !list.Traffic.Own {
		d.Usage = &report.Source{Version: list.Traffic.Version, Date: list.Traffic.Date}
	}
	return d
}

// targetsOf describes the list, of which judged are those that have a verdict.
func targetsOf(list *target.List, judged []target.Browser) report.Targets {
	others := slices.DeleteFunc(slices.Clone(list.Browsers), func(b target.Browser) bool {
		return slices.Contains(judged, b)
	})
	t := report.Targets{
		Query: slices.Clone(list.Query), Source: list.Source, Paths: append([]string{}, list.Paths...),
		Browsers: group(judged), Unknown: group(others),
		Traffic: report.Traffic{Source: "caniuse", Region: list.Traffic.Region, Tracked: round(list.Traffic.Tracked)},
	}
	switch {
	case list.Traffic.Own:
		t.Traffic.Source, t.Traffic.Region = "stats", ""
	case t.Traffic.Region == "":
		t.Traffic.Region = "global"
	}
	t.Traffic.Targets = round(share(list.Browsers))
	return t
}

// group puts the versions of each browser together.
func group(browsers []target.Browser) []report.Browser {
	groups := []report.Browser{}
	for first := 0; first < len(browsers); {
		last := first
		for last < len(browsers) && browsers[last].ID == browsers[first].ID {
			last++
		}
		g := report.Browser{Name: browsers[first].ID, Share: round(share(browsers[first:last]))}
		for _, b := range browsers[first:last] {
			g.Versions = append(g.Versions, b.Version)
			g.Shares = append(g.Shares, round(b.Share))
		}
		groups = append(groups, g)
		first = last
	}
	return groups
}

// share adds up the shares of browsers, in percent of all traffic.
func share(browsers []target.Browser) float64 {
	sum := 0.0
	for _, b := range browsers {
		sum += b.Share
	}
	return sum
}

// round leaves three digits behind the point of a share, which is more than any source has.
func round(share float64) float64 { return math.Round(share*1000) / 1000 }

// weigh fills in how many users get which outcome of each usage.
func (w *writer) weigh() {
	for i := range w.report.Usages {
		u := &w.report.Usages[i]
		outcomes := outcomesOf(u)
		for _, b := range w.targets {
			if outcome, ok := outcomes[b.Target()]; ok {
				u.Shares[outcome] += b.Share
			}
		}
		for outcome, sum := range u.Shares {
			u.Shares[outcome] = round(sum)
		}
	}
}

func outcomesOf(u *report.Usage) map[data.Target]report.Outcome {
	outcomes := make(map[data.Target]report.Outcome, len(u.Browsers))
	for _, b := range u.Browsers {
		outcomes[data.Target{Browser: b.Browser, Version: b.Version}] = b.Outcome
	}
	return outcomes
}

// coverage fills in, for each feature that the app uses and each browser, the support and the
// worst outcome of all uses, and how many users get which outcome.
func (w *writer) coverage() {
	for _, feature := range []report.Feature{report.BackgroundSync, report.PeriodicBackgroundSync} {
		worst := w.worst(feature)
		covered := slices.DeleteFunc(slices.Clone(w.targets), func(b target.Browser) bool { return worst[b.Target()] == "" })
		w.report.Coverage = append(w.report.Coverage, w.rows(feature, covered, worst)...)
		w.report.Impact = append(w.report.Impact, w.impact(feature, covered, worst)...)
	}
}

// worst returns the worst outcome of all usages of a feature in each target.
func (w *writer) worst(feature report.Feature) map[data.Target]report.Outcome {
	all := map[data.Target]report.Outcome{}
	for i := range w.report.Usages {
		if u := &w.report.Usages[i]; u.Feature == feature {
			for t, outcome := range outcomesOf(u) {
				all[t] = worse(all[t], outcome)
			}
		}
	}
	return all
}

// rows returns the coverage of a feature. Versions of a browser that agree share a row.
func (w *writer) rows(feature report.Feature, covered []target.Browser, worst map[data.Target]report.Outcome) []report.Coverage {
	var rows []report.Coverage
	for first := 0; first < len(covered); {
		b := covered[first]
		support, outcome := b.Support(w.table, string(feature)), worst[b.Target()]
		last := first + 1
		for last < len(covered) && covered[last].ID == b.ID && worst[covered[last].Target()] == outcome &&
			covered[last].Support(w.table, string(feature)) == support {
			last++
		}
		g := group(covered[first:last])[0]
		rows = append(rows, report.Coverage{
			Feature: feature, Browser: g.Name, Versions: g.Versions,
			Support: support.String(), Outcome: outcome, Share: g.Share,
		})
		first = last
	}
	return rows
}

// impact returns how many users get which outcome of a feature, the worst first.
func (w *writer) impact(feature report.Feature, covered []target.Browser, worst map[data.Target]report.Outcome) []report.Impact {
	var list []report.Impact
	all := share(w.list.Browsers)
	for _, outcome := range slices.Backward(badness()) {
		with := slices.DeleteFunc(slices.Clone(covered), func(b target.Browser) bool { return worst[b.Target()] != outcome })
		if len(with) == 0 {
			continue
		}
		entry := report.Impact{Feature: feature, Outcome: outcome, Share: round(share(with)), Browsers: group(with)}
		if all > 0 {
			entry.OfTargets = round(100 * share(with) / all)
		}
		slices.SortStableFunc(entry.Browsers, func(a, b report.Browser) int { return cmp.Compare(b.Share, a.Share) })
		list = append(list, entry)
	}
	return list
}

// badness orders the outcomes from good to bad.
func badness() []report.Outcome {
	return []report.Outcome{
		report.Works, report.FallsBack, report.Unknown, report.Nothing, report.Hangs, report.Throws,
	}
}

func worse(a, b report.Outcome) report.Outcome {
	order := badness()
	return order[max(0, slices.Index(order, a), slices.Index(order, b))]
}
