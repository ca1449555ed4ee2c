package browserslist_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/browserslist"
)

// The shares of all traffic, worked out by hand from the same versions of the sources: tracked at
// all, with service workers, with registration.sync, which MDN's account gives to Samsung Internet
// 4 too early, with all of Background Sync, with it by caniuse's account, with Periodic Background
// Sync, and those of some browsers.
func TestSharesOfTraffic(t *testing.T) {
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	db := load(t)
	feature, err := db.Caniuse().Feature("background-sync")
	if err != nil {
		t.Fatal(err)
	}
	supports := func(key string) func(browserslist.Browser) bool {
		return func(b browserslist.Browser) bool {
			name, ok := browserslist.BCDName(b.Name)
			return ok && table.Supports(key, name, b.Version)
		}
	}
	registrationSync := func(b browserslist.Browser) bool {
		name, _ := browserslist.BCDName(b.Name)
		statements := table.Features["api.ServiceWorkerRegistration.sync"][name]
		return len(statements) == 1 && data.CompareVersions(b.Version, statements[0].Added) >= 0
	}
	is := func(names ...string) func(browserslist.Browser) bool {
		return func(b browserslist.Browser) bool { return slices.Contains(names, b.Name) }
	}
	caniuse := func(b browserslist.Browser) bool {
		agent, _ := db.Caniuse().Browser(b.Name)
		for i, v := range agent.Versions {
			if v.Version == b.Version {
				return feature[b.Name][i] == 'y'
			}
		}
		return false
	}
	columns := []func(browserslist.Browser) bool{
		func(browserslist.Browser) bool { return true }, supports("api.Navigator.serviceWorker"), registrationSync,
		supports(data.BackgroundSync), caniuse,
		supports(data.PeriodicBackgroundSync), is("firefox", "and_ff"), is("safari"), is("ios_saf"), is("and_chr"),
	}
	for region, want := range map[string]string{
		"":   "97.57 96.71 78.06 78.06 78.75 78.02 2.50 2.91 13.23 44.02",
		"US": "96.92 96.79 65.87 65.87 65.93 65.80 3.56 6.42 20.97 23.65",
		"DE": "96.23 96.09 72.49 72.47 72.58 72.35 7.51 3.20 12.91 42.43",
		"JP": "96.44 96.00 69.65 69.65 69.88 69.11 3.45 2.43 20.10 31.80",
		"IN": "99.49 98.47 95.08 95.08 96.08 95.06 0.82 0.20 2.36 77.52",
	} {
		usage, err := db.Usage(region)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, has := range columns {
			sum := 0.0
			for _, s := range usage {
				if has(browserslist.Browser{Name: s.Browser, Version: s.Version}) {
					sum += s.Percent
				}
			}
			got = append(got, fmt.Sprintf("%.2f", sum))
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", region, got, want)
		}
	}
}

// How much of the traffic lists of targets have, worked out in the same way.
func TestCoverageOfTargets(t *testing.T) {
	db := load(t)
	for query, want := range map[string]string{
		"defaults":                          "37 85.68",
		"last 2 versions":                   "30 62.00",
		"baseline widely available":         "136 88.25",
		"> 0.2%, not dead, not op_mini all": "35 88.94",
		"last 1 chrome version, last 1 firefox version, last 1 safari version": "3 0.05",
	} {
		browsers, err := db.Resolve([]string{query}, browserslist.Options{})
		if err != nil {
			t.Fatal(err)
		}
		coverage, err := db.Coverage(browsers, "")
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%d %.2f", len(browsers), coverage); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
}
