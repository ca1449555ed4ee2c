package data_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/data"
)

func TestBaseline(t *testing.T) {
	core := []string{"chrome", "chrome_android", "edge", "firefox", "firefox_android", "safari", "safari_ios"}
	// supported returns a table of the given day in which the last browser got the feature on another.
	supported := func(day, last string) *data.Table {
		table := &data.Table{Date: day, Features: map[string]map[string][]data.Statement{"api.X": {}}}
		for i, id := range core {
			date := fmt.Sprintf("2020-01-%02d", i+1)
			if i == 3 {
				date = last
			}
			table.Browsers = append(table.Browsers, data.Browser{ID: id, Releases: []data.Release{
				{Version: "1", Date: "2010-01-01"}, {Version: "2", Date: date},
			}})
			table.Features["api.X"][id] = []data.Statement{{Added: "2"}}
		}
		return table
	}
	for _, c := range []struct {
		name  string
		table *data.Table
		want  data.Baseline
	}{
		{"newly", supported("2024-01-01", "2023-05-06"), data.Baseline{Status: "newly", Since: "2023-05-06"}},
		{"a day before 30 months", supported("2025-11-05", "2023-05-06"), data.Baseline{Status: "newly", Since: "2023-05-06"}},
		{"30 months", supported("2025-11-06", "2023-05-06"), data.Baseline{Status: "widely", Since: "2023-05-06"}},
		{"announced", supported("2023-01-01", "2023-05-06"), data.Baseline{Status: "limited"}},
		{"without a date", supported("2023-01-01", ""), data.Baseline{Status: "limited"}},
	} {
		if diff := cmp.Diff(c.want, c.table.Baseline("api.X")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	lacking := supported("2025-01-01", "2023-05-06")
	lacking.Features["api.X"]["safari_ios"] = nil
	if got := lacking.Baseline("api.X"); got.Status != "limited" {
		t.Errorf("not in every browser: %v", got)
	}
}

// The package web-features 3.40.0 says the same of these.
func TestBaselineOfTheData(t *testing.T) {
	table := load(t)
	for feature, want := range map[string]data.Baseline{
		data.BackgroundSync:           {Status: "limited"},
		data.PeriodicBackgroundSync:   {Status: "limited"},
		"api.BackgroundFetchManager":  {Status: "limited"},
		"api.Navigator.serviceWorker": {Status: "widely", Since: "2018-04-30"},
		"api.PushManager":             {Status: "widely", Since: "2023-03-27"},
	} {
		if diff := cmp.Diff(want, table.Baseline(feature)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", feature, diff)
		}
	}
}
