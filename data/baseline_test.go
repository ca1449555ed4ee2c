package data_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/internal/npm"
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

// The package web-features has the status of features from the same source, worked out by its own
// program, and must agree.
func TestBaselineIsThatOfWebFeatures(t *testing.T) {
	pins, err := npm.ReadPins("testdata/sources.json")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := npm.Install(t.Context(), dir, pins); err != nil {
		if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
			t.Fatal(err)
		}
		t.Skipf("needs npm and its registry: %v", err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "node_modules/web-features/data.json"))
	if err != nil {
		t.Fatal(err)
	}
	type status struct {
		Baseline any    `json:"baseline"` // "high", "low" or false
		Since    string `json:"baseline_low_date"`
	}
	var all struct {
		Features map[string]struct {
			Status struct {
				status
				Keys map[string]status `json:"by_compat_key"`
			} `json:"status"`
		} `json:"features"`
	}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	table := load(t)
	checked := 0
	check := func(feature string, s status) {
		want := data.Baseline{Status: map[any]string{"high": "widely", "low": "newly", false: "limited"}[s.Baseline], Since: s.Since}
		if got := table.Baseline(feature); got != want {
			t.Errorf("%s: %v, want %v", feature, got, want)
		}
		checked++
	}
	for id, f := range all.Features {
		if data.CoreKeys(id) != nil {
			check(id, f.Status.status)
		}
		for key, s := range f.Status.Keys {
			if table.Knows(key) {
				check(key, s)
			}
		}
	}
	t.Logf("%d features", checked)
	if checked < 100 {
		t.Errorf("only %d features to compare", checked)
	}
}
