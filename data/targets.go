package data

import (
	"cmp"
	"slices"
)

// Target is a version of a browser that an app is meant for.
type Target struct {
	Browser string // ID, such as "firefox_android"
	Version string
}

// CurrentTargets returns the current version of each browser that people use to browse, and the
// newest Firefox ESR, sorted by browser and version. Web views and the browsers of headsets are
// left out. It is for those to whom older versions are no matter.
func (t *Table) CurrentTargets() []Target {
	var targets []Target
	for _, id := range []string{
		"chrome", "chrome_android", "edge", "firefox", "firefox_android", "opera",
		"opera_android", "safari", "safari_ios", "samsunginternet_android",
	} {
		b, _ := t.Browser(id)
		statuses := []string{"current"}
		if id == "firefox" {
			statuses = append(statuses, "esr")
		}
		for _, status := range statuses {
			if r, ok := b.Newest(status); ok {
				targets = append(targets, Target{Browser: id, Version: r.Version})
			}
		}
	}
	slices.SortFunc(targets, func(a, b Target) int {
		return cmp.Or(cmp.Compare(a.Browser, b.Browser), CompareVersions(a.Version, b.Version))
	})
	return slices.Compact(targets)
}
