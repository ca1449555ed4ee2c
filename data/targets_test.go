package data_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/data"
)

func TestCurrentTargets(t *testing.T) {
	releases := func(lines ...string) (out []data.Release) {
		for _, line := range lines {
			version, status, _ := strings.Cut(line, " ")
			out = append(out, data.Release{Version: version, Status: status})
		}
		return out
	}
	table := &data.Table{Browsers: []data.Browser{
		{ID: "chrome", Releases: releases("98 retired", "99 current", "100 beta", "101 planned")},
		{ID: "firefox", Releases: releases("90 esr", "95 retired", "98 esr", "100 current", "101 nightly")},
		{ID: "firefox_android", Releases: releases("90 esr", "100 current")},
		{ID: "oculus", Releases: releases("42.0 current")},
		{ID: "safari", Releases: releases("27.3 beta")},
		{ID: "webview_android", Releases: releases("99 current")},
	}}
	want := []data.Target{
		{Browser: "chrome", Version: "99"},
		{Browser: "firefox", Version: "98"},
		{Browser: "firefox", Version: "100"},
		{Browser: "firefox_android", Version: "100"},
	}
	if diff := cmp.Diff(want, table.CurrentTargets()); diff != "" {
		t.Error(diff)
	}
}

func TestCurrentTargetsOfTheData(t *testing.T) {
	count := make(map[string]int)
	for _, target := range load(t).CurrentTargets() {
		count[target.Browser]++
	}
	want := map[string]int{
		"chrome": 1, "chrome_android": 1, "edge": 1, "firefox": 2, "firefox_android": 1, "opera": 1,
		"opera_android": 1, "safari": 1, "safari_ios": 1, "samsunginternet_android": 1,
	}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Error(diff)
	}
}
