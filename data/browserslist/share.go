package browserslist

import (
	"errors"
	"slices"
	"strings"

	"github.com/synclint/synclint/data/caniuse"
)

// Usage is the share of the traffic that versions of browsers have, in percent.
type Usage []caniuse.Share

// Usage returns the shares in a region: a country such as "DE", a continent such as "alt-eu", or
// the world, whose name is empty. An error is an *Error.
func (db *DB) Usage(region string) (Usage, error) {
	if region == "" {
		return db.usage.Global(), nil
	}
	code := lower(region)
	if len(region) == 2 {
		code = strings.ToUpper(region)
	}
	shares, err := db.usage.Region(code)
	if errors.Is(err, caniuse.ErrUnknown) {
		return nil, failure(UnknownRegion, "unknown region `%s`", region).hint(db.nearestRegion(code))
	}
	return shares, err
}

// Coverage returns the share of the traffic in a region, as of Usage, that browsers have.
func (db *DB) Coverage(browsers []Browser, region string) (float64, error) {
	usage, err := db.Usage(region)
	if err != nil {
		return 0, err
	}
	return usage.Coverage(browsers), nil
}

// Coverage returns the share of the traffic that browsers have. Version "0" of a browser is all of
// it that the usage doesn't tell apart.
func (u Usage) Coverage(browsers []Browser) float64 {
	shares := make(map[Browser]float64, len(u))
	for _, s := range u {
		shares[Browser{s.Browser, s.Version}] = s.Percent
	}
	sum := 0.0
	for _, b := range browsers {
		share, ok := shares[b]
		if !ok {
			share = shares[Browser{b.Name, "0"}]
		}
		sum += share
	}
	return sum
}

func (u Usage) filter(sign, share string) []Browser {
	limit := number(share)
	var list []Browser
	for _, s := range u {
		if compareBy(sign, s.Percent, limit) {
			list = append(list, Browser{s.Browser, s.Version})
		}
	}
	return list
}

// compareBy tells whether "a SIGN b" holds.
func compareBy(sign string, a, b float64) bool {
	switch sign {
	case ">":
		return a > b
	case ">=":
		return a >= b
	case "<":
		return a < b
	default:
		return a <= b
	}
}

// cover returns the browsers with the largest shares which together have the given one.
func (u Usage) cover(share string) []Browser {
	byShare := slices.Clone(u)
	slices.SortStableFunc(byShare, func(a, b caniuse.Share) int { return compareNumbers(b.Percent, a.Percent) })
	want, sum := number(share), 0.0
	var list []Browser
	for _, s := range byShare {
		if s.Percent == 0 {
			break
		}
		sum += s.Percent
		list = append(list, Browser{s.Browser, s.Version})
		if sum >= want {
			break
		}
	}
	return list
}

// origin returns the usage that a query is about; args are those of its form.
type origin func(r *resolver, args []string) (Usage, error)

// popular selects by the share that each version has. The first of the form's arguments are the sign
// and the share.
func popular(from origin) selector {
	return func(r *resolver, args []string) ([]Browser, error) {
		usage, err := from(r, args)
		return usage.filter(args[0], args[1]), err
	}
}

// cover selects the versions with the largest shares. The first of the form's arguments is the
// share that they have together.
func cover(from origin) selector {
	return func(r *resolver, args []string) ([]Browser, error) {
		usage, err := from(r, args)
		return usage.cover(args[0]), err
	}
}

func world(r *resolver, _ []string) (Usage, error) { return r.db.Usage("") }

func place(r *resolver, args []string) (Usage, error) { return r.db.Usage(args[len(args)-1]) }

func myStats(r *resolver, _ []string) (Usage, error) {
	if r.opts.Stats == nil {
		return nil, failure(NoStats, "there are no stats for `in my stats`").
			hint("put them into browserslist-stats.json, or write a region such as `in DE`")
	}
	return r.opts.Stats, nil
}

func packageStats(r *resolver, args []string) (Usage, error) {
	name := args[len(args)-1]
	if r.opts.Project == nil {
		return nil, failure(NoPackage, "there is no project in which to find the stats of `%s`", name)
	}
	return r.opts.Project.Stats(name)
}
