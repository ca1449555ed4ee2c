package flow

import (
	"fmt"
	"maps"
	"slices"
	"sort"

	"github.com/synclint/synclint/data"
)

// Circumstance is what can differ between browsers that have the same version number.
type Circumstance uint8

// The circumstances.
const (
	Ordinary Circumstance = iota
	// Rejected: the APIs are visible, but registering rejects (Brave, Electron, permission
	// denied, periodic sync in a tab whose app is not installed).
	Rejected
	// Insecure: a page on plain http. There is no navigator.serviceWorker, but the interface
	// objects, SyncManager among them, are globals all the same (measured in Chromium 156).
	Insecure
	// Inactive: no worker ever activates, so navigator.serviceWorker.ready never settles.
	Inactive
)

// Profile is a class of browsers and circumstances that agree on every modelled feature.
type Profile struct {
	Name     string // "native", "unsupported", "one-shot", "rejected", ...; unique
	When     Circumstance
	Browsers []data.Target // targeted versions in this class
	// Target tells whether findings may rest on this profile: it holds targeted browsers, or
	// it is a circumstance that targeted browsers can be in.
	Target bool
	// has tells for each feature of the support table whether it is there.
	has map[string]bool
}

// Profiles is the list of profiles of one analysis; the i-th has the bit 1<<i.
type Profiles struct {
	List []*Profile
	All  Set // every profile and the ghost
	of   map[data.Target]int
}

// The features that tell a profile's name.
const (
	serviceWorkers = "api.Navigator.serviceWorker"
	oneShotSync    = "api.ServiceWorkerRegistration.sync"
	periodicSync   = "api.ServiceWorkerRegistration.periodicSync"

	oneShotPermission  = "api.Permissions.permission_background-sync"
	periodicPermission = "api.Permissions.permission_periodic-background-sync"
)

// NewProfiles groups the targets by their support and adds the circumstances. Two classes of
// browsers are always there as witnesses, targeted or not: one with neither API, so that it is
// seen what code does about that, and one with one-shot but without periodic sync (Chrome 49 to
// 79), against tests that mistake one API for the other. The targets come with the most important
// first: those of more kinds than a Set can hold get no profile.
func NewProfiles(table *data.Table, targets []data.Target, features []string) *Profiles {
	ps := &Profiles{of: map[data.Target]int{}}
	chrome, _ := table.Browser("chrome")
	current, _ := chrome.Newest("current")
	special := circumstances(supported(table, data.Target{Browser: "chrome", Version: current.Version}, features))
	classes := map[string]int{}
	for _, t := range targets {
		has := supported(table, t, features)
		key := fmt.Sprint(sortedKeys(has))
		i, ok := classes[key]
		if !ok {
			i = len(ps.List)
			if i+len(special) == MaxProfiles {
				continue
			}
			classes[key] = i
			ps.List = append(ps.List, &Profile{has: has, Target: true})
		}
		ps.List[i].Browsers = append(ps.List[i].Browsers, t)
		ps.of[t] = i
	}
	ps.add(special)
	ps.name()
	ps.All = Set(1)<<len(ps.List) - 1 | Ghost | Trials
	return ps
}

// Of returns the index of the profile that a target belongs to; ok is false if it has none.
func (ps *Profiles) Of(t data.Target) (index int, ok bool) {
	index, ok = ps.of[t]
	return index, ok
}

// add adds the circumstances. They count as targets when some target has the one-shot API at all.
func (ps *Profiles) add(special []*Profile) {
	target := slices.ContainsFunc(ps.List, func(p *Profile) bool { return p.has[oneShotSync] })
	for _, p := range special {
		p.Target = target && p.When != Ordinary
	}
	ps.List = append(ps.List, special...)
}

// circumstances returns the witnesses and the profiles that no target's version shows, where full is
// what a browser with both APIs has.
func circumstances(full map[string]bool) []*Profile {
	oneShot := without(full, append(data.CoreKeys(data.PeriodicBackgroundSync), periodicPermission)...)
	neither := without(oneShot, append(data.CoreKeys(data.BackgroundSync), oneShotPermission)...)
	return []*Profile{
		{has: neither},
		{has: oneShot},
		{When: Rejected, has: full},
		{When: Insecure, has: without(full, serviceWorkers)},
		{When: Inactive, has: full},
	}
}

// name gives the classes of browsers their names: by what they have, then numbered.
func (ps *Profiles) name() {
	seen := map[string]int{}
	for _, p := range ps.List {
		if p.Name == "" {
			p.Name = p.Kind()
		}
		seen[p.Name]++
		if n := seen[p.Name]; n > 1 {
			p.Name = fmt.Sprintf("%s-%d", p.Name, n)
		}
	}
}

// Kind names the profile by its circumstance, or by which of the APIs it has. Several profiles,
// which differ in other features, can be of one kind.
func (p *Profile) Kind() string {
	switch {
	case p.When == Rejected:
		return "rejected"
	case p.When == Insecure:
		return "insecure"
	case p.When == Inactive:
		return "inactive"
	case p.has[periodicSync]:
		return "native"
	case p.has[oneShotSync]:
		return "one-shot"
	case p.has[serviceWorkers]:
		return "unsupported"
	}
	return "no-service-worker"
}

// With returns the profiles that have the feature. A feature that the support table does not know
// is taken to be everywhere. Trials are of browsers with sync: they have what some of these have.
func (ps *Profiles) With(feature string) Set {
	s, syncing, lacking := Ghost|Trials, 0, 0
	for i, p := range ps.List {
		has, known := p.has[feature]
		has = has || !known
		if has {
			s |= 1 << i
		}
		if p.has[oneShotSync] {
			syncing++
			if !has {
				lacking++
			}
		}
	}
	if syncing > 0 && lacking == syncing {
		s &^= Trials
	}
	return s
}

// Select returns the profiles for which keep is true.
func (ps *Profiles) Select(keep func(*Profile) bool) Set {
	var s Set
	for i, p := range ps.List {
		if keep(p) {
			s |= 1 << i
		}
	}
	return s
}

// In returns the profiles of s in order, without the ghost.
func (ps *Profiles) In(s Set) []*Profile {
	var list []*Profile
	for i, p := range ps.List {
		if s.Has(1 << i) {
			list = append(list, p)
		}
	}
	return list
}

func supported(table *data.Table, t data.Target, features []string) map[string]bool {
	has := make(map[string]bool, len(features))
	for _, f := range features {
		if table.Knows(f) {
			has[f] = table.Support(f, t.Browser, t.Version) != data.No
		}
	}
	return has
}

func without(has map[string]bool, missing ...string) map[string]bool {
	less := maps.Clone(has)
	for _, f := range missing {
		less[f] = false
	}
	return less
}

func sortedKeys(has map[string]bool) []string {
	var keys []string
	for k, v := range has {
		if v {
			keys = append(keys, k)
		}
	}
	sort.Strings(keys)
	return keys
}
