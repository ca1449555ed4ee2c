package target

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/browserslist"
)

// Options says which browsers to choose. The zero value chooses browserslist's defaults.
type Options struct {
	// All chooses every version of every browser that is out.
	All bool
	// Query are browserslist queries; without any it is browserslist's defaults.
	Query []string
	// Source tells where Query stands; Flag if it is empty.
	Source string
	// Region is where the users are: a country such as "DE" or a continent such as "alt-eu". Empty
	// is the world.
	Region string
	// Stats are the site's own statistics, which count instead of those of a region, and which "in
	// my stats" is about.
	Stats browserslist.Usage
	// Now is the time that queries such as "last 2 years" count from. The zero time is the present.
	Now time.Time
}

// Choose returns the browsers that the options name, which are at least one.
func Choose(table *data.Table, o Options) (*List, error) {
	db, err := browserslist.Load()
	if err != nil {
		return nil, err
	}
	judge, traffic, err := newJudge(table, db, o)
	if err != nil {
		return nil, err
	}
	list := &List{Query: o.Query, Source: cmp.Or(o.Source, Flag), Traffic: traffic}
	if o.All {
		list.Query, list.Source = []string{}, All
		list.Browsers, err = judge.all()
		return list, err
	}
	if o.Query == nil {
		list.Query, list.Source = []string{"defaults"}, Default
	}
	chosen, err := db.Resolve(list.Query, browserslist.Options{Stats: o.Stats, Now: o.Now})
	if err != nil {
		return nil, err
	}
	list.Browsers, err = judge.list(chosen)
	if err == nil && len(list.Browsers) == 0 {
		err = &browserslist.Error{
			Kind: browserslist.NotPossible,
			Text: fmt.Sprintf("there is no browser among `%s`", strings.Join(list.Query, ", ")),
		}
	}
	return list, err
}

// Union returns the browsers of all lists, which differ in no more than queries.
func Union(lists []*List) *List {
	all := *lists[0]
	all.Query, all.Paths, all.Browsers = nil, nil, nil
	for _, l := range lists {
		all.Query = appendNew(all.Query, l.Query)
		all.Paths = appendNew(all.Paths, l.Paths)
		all.Browsers = appendNew(all.Browsers, l.Browsers)
	}
	slices.SortFunc(all.Browsers, compare)
	return &all
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
