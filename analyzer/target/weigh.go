package target

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/browserslist"
	"github.com/synclint/synclint/data/caniuse"
)

// judge knows browsers by their support and their users.
type judge struct {
	table   *data.Table
	caniuse *caniuse.Data
	shares  map[browserslist.Browser]float64
}

// newJudge returns a judge of the users in o.Region, or those of o.Stats, and tells which these are.
func newJudge(table *data.Table, db *browserslist.DB, o Options) (*judge, Traffic, error) {
	source := db.Caniuse()
	usage, about := o.Stats, Traffic{Own: true}
	if usage == nil {
		var err error
		if usage, err = db.Usage(o.Region); err != nil {
			return nil, Traffic{}, err
		}
		about = Traffic{Region: regionCode(o.Region), Version: source.Version, Date: source.Date}
	}
	j := &judge{table, source, map[browserslist.Browser]float64{}}
	for _, s := range usage {
		j.shares[browserslist.Browser{Name: s.Browser, Version: s.Version}] = s.Percent
		about.Tracked += s.Percent
	}
	return j, about, nil
}

// regionCode returns a region as caniuse writes it.
func regionCode(region string) string {
	if len(region) == 2 {
		return strings.ToUpper(region)
	}
	return strings.ToLower(region)
}

// list returns the browsers that queries stand for, sorted. What is no browser, which is Node.js,
// is left out.
func (j *judge) list(chosen []browserslist.Browser) ([]Browser, error) {
	var list []Browser
	for _, b := range chosen {
		if b.Name == "node" {
			continue
		}
		browser, err := j.browser(b)
		if err != nil {
			return nil, err
		}
		list = append(list, browser)
	}
	slices.SortFunc(list, compare)
	return list, nil
}

// all returns every version of every browser that is out, caniuse's and those that only the support
// table has. What caniuse takes for a preview but has users is out too.
func (j *judge) all() ([]Browser, error) {
	var chosen []browserslist.Browser
	tracked := map[string]bool{}
	for _, b := range j.caniuse.Browsers {
		id, _ := browserslist.BCDName(b.ID)
		tracked[id] = true
		for _, v := range b.Versions {
			version := browserslist.Browser{Name: b.ID, Version: v.Version}
			if !v.Unreleased || j.shares[version] > 0 {
				chosen = append(chosen, version)
			}
		}
	}
	list, err := j.list(chosen)
	for _, b := range j.table.Browsers {
		for _, r := range b.Releases {
			if !tracked[b.ID] && r.Date != "" && r.Date <= j.table.Date {
				list = append(list, Browser{ID: b.ID, Version: r.Version, Known: true})
			}
		}
	}
	slices.SortFunc(list, compare)
	return list, err
}

func compare(a, b Browser) int {
	return cmp.Or(strings.Compare(a.ID, b.ID), data.CompareVersions(a.Version, b.Version),
		strings.Compare(a.Version, b.Version))
}

func (j *judge) browser(b browserslist.Browser) (Browser, error) {
	share, ok := j.shares[b]
	if !ok { // version 0 has the users whose version is not known
		share = j.shares[browserslist.Browser{Name: b.Name, Version: "0"}]
	}
	if id, ok := browserslist.BCDName(b.Name); ok {
		if _, ok := j.table.Browser(id); ok {
			return Browser{ID: id, Version: b.Version, Share: share, Known: !j.doubtful(id, b.Version), OneShot: data.Unknown}, nil
		}
	}
	oneShot, err := j.oneShot(b)
	return Browser{ID: b.Name, Version: b.Version, Share: share, OneShot: oneShot}, err
}

// doubtful tells whether the sources disagree on a browser. MDN says that Android's web view has no
// sync, caniuse that it has; Chromium's code shows the API there and rejects all its calls.
func (j *judge) doubtful(id, version string) bool {
	return id == "webview_android" && j.table.Supports("api.Navigator.serviceWorker", id, version)
}

// oneShot returns whether caniuse says that a browser has one-shot sync.
func (j *judge) oneShot(b browserslist.Browser) (data.Support, error) {
	feature, err := j.caniuse.Feature("background-sync")
	if err != nil {
		return data.Unknown, err
	}
	agent, ok := j.caniuse.Browser(b.Name)
	if !ok {
		return data.Unknown, nil
	}
	i := slices.IndexFunc(agent.Versions, func(v caniuse.Version) bool { return v.Version == b.Version })
	verdicts := feature[b.Name]
	if i < 0 || i >= len(verdicts) {
		return data.Unknown, nil
	}
	switch verdicts[i] {
	case 'y':
		return data.Yes, nil
	case 'a':
		return data.Partial, nil
	case 'n':
		return data.No, nil
	default:
		return data.Unknown, nil
	}
}
