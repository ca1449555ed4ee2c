package rules

import (
	"maps"
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/data"
)

// Browsers names the targeted browsers of s: "Firefox and Safari". Where s does not hold a family
// of browsers as a whole, it says which: "Safari on iOS 15.6-16.3". It is empty when s holds none.
func (p *Pass) Browsers(s flow.Set) string {
	families := map[string]family{}
	for i, profile := range p.App.Profiles.List {
		for _, b := range profile.Browsers {
			name := p.family(b.Browser)
			if families[name] == nil {
				families[name] = family{}
			}
			families[name][b.Browser] = append(families[name][b.Browser], version{b.Version, s.Has(1 << i)})
		}
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(families)) {
		f := families[name]
		if f.whole() {
			names = append(names, name)
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(f)) {
			switch v := f[id]; {
			case v.all() && p.name(id) != name:
				names = append(names, p.name(id))
			case v.any():
				names = append(names, p.name(id)+" "+v.text())
			}
		}
	}
	return list(names)
}

// IDs returns the identifiers of the targeted browsers that s holds a version of, sorted.
func (p *Pass) IDs(s flow.Set) []string {
	var ids []string
	for i, profile := range p.App.Profiles.List {
		if !s.Has(1 << i) {
			continue
		}
		for _, b := range profile.Browsers {
			ids = append(ids, b.Browser)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func list(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// family returns the name that a browser shares with its siblings on other platforms.
func (p *Pass) family(id string) string {
	sibling := strings.TrimSuffix(strings.TrimSuffix(id, "_android"), "_ios")
	if b, ok := p.Table.Browser(sibling); ok {
		return b.Name
	}
	return p.name(id)
}

// name returns the full name of a browser.
func (p *Pass) name(id string) string {
	if b, ok := p.Table.Browser(id); ok {
		return b.Name
	}
	return id
}

// family maps the identifiers of browsers with one name to their targeted versions.
type family map[string]versions

func (f family) whole() bool {
	for _, v := range f {
		if !v.all() {
			return false
		}
	}
	return true
}

type versions []version

// version is a targeted version, which is in the set that is to be named, or not.
type version struct {
	number string
	in     bool
}

func (v versions) any() bool { return slices.ContainsFunc(v, func(v version) bool { return v.in }) }

func (v versions) all() bool { return !slices.ContainsFunc(v, func(v version) bool { return !v.in }) }

// text returns the versions in the set, where "15-17" stands for all targeted versions between.
func (v versions) text() string {
	slices.SortFunc(v, func(a, b version) int { return data.CompareVersions(a.number, b.number) })
	var runs []string
	for i := 0; i < len(v); i++ {
		if !v[i].in {
			continue
		}
		first := v[i].number
		for i+1 < len(v) && v[i+1].in {
			i++
		}
		if first != v[i].number {
			first += "-" + v[i].number
		}
		runs = append(runs, first)
	}
	return strings.Join(runs, ", ")
}
