// Package target chooses the browsers that an analysis is about: those of browserslist queries,
// which a person gives or the project has, with the share of users that each of them has.
package target

import (
	"cmp"
	"slices"

	"github.com/synclint/synclint/data"
)

// List is the browsers that an analysis is about.
type List struct {
	Query  []string // the browserslist queries that stand for them
	Source string   // where the queries stand: one of the constants, or the name of a file or variable
	Paths  []string // the files that the queries were read from, relative to the app's folder
	// Ignored are files in which there may be queries, but which could not be parsed.
	Ignored []string

	Browsers []Browser // sorted by ID and version
	Traffic  Traffic
}

// Sources of queries that are neither files nor environment variables.
const (
	Flag    = "flag"
	Default = "default"
	All     = "all" // there are no queries
)

// Browser is a version of a browser. One that the support table does not have goes by caniuse's
// names.
type Browser struct {
	ID, Version string
	Share       float64 // of all traffic, in percent
	// Known tells whether enough is known of the browser to say what an app does in it.
	Known bool
	// OneShot is whether it has one-shot sync, where the support table can't tell.
	OneShot data.Support
}

// Traffic tells what the shares of browsers are shares of.
type Traffic struct {
	Own     bool    // the statistics are the site's own, not caniuse's
	Region  string  // a country such as "DE" or a continent such as "alt-eu"; empty for the world
	Tracked float64 // how much of it is told apart by browser, in percent
	Version string  // of caniuse's data
	Date    string  // of caniuse's data, YYYY-MM-DD
}

// Target returns the browser as the support table names it.
func (b Browser) Target() data.Target { return data.Target{Browser: b.ID, Version: b.Version} }

// Support tells whether the browser has one of the two APIs.
func (b Browser) Support(table *data.Table, api string) data.Support {
	switch {
	case b.Known:
		return table.Support(api, b.ID, b.Version)
	case api == data.BackgroundSync:
		return b.OneShot
	default:
		return data.Unknown
	}
}

// Union returns the browsers of all lists, which differ in no more than their queries.
func Union(lists []*List) *List {
	all := &List{Source: lists[0].Source, Traffic: lists[0].Traffic}
	for _, l := range lists {
		if all.Source == Default {
			all.Source = l.Source
		}
		all.Query = appendNew(all.Query, l.Query)
		all.Paths = appendNew(all.Paths, l.Paths)
		all.Ignored = appendNew(all.Ignored, l.Ignored)
		all.Browsers = appendNew(all.Browsers, l.Browsers)
	}
	slices.SortFunc(all.Browsers, compare)
	return all
}

// appendNew appends what is not there yet.
func appendNew[T comparable](list, more []T) []T {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// ByShare returns the browsers of which enough is known, those with the most users first and of
// these the newest.
func (l *List) ByShare() []data.Target {
	known := slices.DeleteFunc(slices.Clone(l.Browsers), func(b Browser) bool { return !b.Known })
	slices.SortStableFunc(known, func(a, b Browser) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), data.CompareVersions(b.Version, a.Version))
	})
	targets := make([]data.Target, len(known))
	for i, b := range known {
		targets[i] = b.Target()
	}
	return targets
}
