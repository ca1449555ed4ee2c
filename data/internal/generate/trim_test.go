package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/internal/npm"
)

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, key string
		want         bool
	}{
		{"api.Cache", "api.Cache", true},
		{"api.Cache", "api.Cache.add", false},
		{"api.Cache", "api.CacheStorage", false},
		{"api.Cache.*", "api.Cache", true},
		{"api.Cache.*", "api.Cache.add", true},
		{"api.Cache.*", "api.Cache.add.invalid", false},
		{"api.Cache.*", "api.CacheStorage", false},
		{"api.Cache.*", "api", false},
	} {
		if got := matches(c.pattern, c.key); got != c.want {
			t.Errorf("%s of %s: %v, want %v", c.key, c.pattern, got, c.want)
		}
	}
}

func TestTrimSupport(t *testing.T) {
	const text = `{
		"chrome": {"version_added": "49"},
		"edge": [{"version_added": "79", "version_removed": "80", "version_last": "79"}, {"version_added": "≤18", "prefix": "ms"}],
		"firefox": {"version_added": false, "impl_url": "https://bugzil.la/1"},
		"safari": {"version_added": "preview", "notes": "One."},
		"opera": {"version_added": "36", "partial_implementation": true, "notes": ["One.", "Two."]},
		"oculus": {"version_added": "5.0", "alternative_name": "X", "flags": [{"type": "preference", "name": "#a-flag"}]},
		"nodejs": {"version_added": "1"}
	}`
	var support map[string]oneOrMore[compatStatement]
	if err := json.Unmarshal([]byte(text), &support); err != nil {
		t.Fatal(err)
	}
	want := map[string][]data.Statement{
		"chrome":  {{Added: "49"}},
		"edge":    {{Added: "79", Removed: "80"}, {Added: "≤18", Prefix: "ms"}},
		"firefox": {},
		"safari":  {{Added: "preview", Notes: []string{"One."}}},
		"opera":   {{Added: "36", Partial: true, Notes: []string{"One.", "Two."}}},
		"oculus":  {{Added: "5.0", Name: "X", Flags: []string{"a-flag"}}},
	}
	if diff := cmp.Diff(want, trimSupport(support)); diff != "" {
		t.Error(diff)
	}
}

// The kinds of values that older versions of the package had must not be taken for support.
func TestOldVersionValuesAreErrors(t *testing.T) {
	for _, value := range []string{"true", "null", `""`, "49"} {
		var s compatStatement
		if err := json.Unmarshal([]byte(`{"version_added": `+value+`}`), &s); err == nil {
			t.Errorf("%s is taken for %q", value, s.Added)
		}
	}
}

func TestTrim(t *testing.T) {
	src := npm.Pin{Name: "bcd", Version: "1.2.3"}
	table, err := trim(sample(t, ""), src)
	if err != nil {
		t.Fatal(err)
	}
	if table.Source != "bcd" || table.Version != "1.2.3" || table.Date != "2026-01-01" {
		t.Errorf("header: %s %s %s", table.Source, table.Version, table.Date)
	}
	want := []data.Release{
		{Version: "9", Date: "2020-01-01", Status: "retired", Engine: "Blink", EngineVersion: "9"},
		{Version: "10", Status: "planned"},
	}
	for _, b := range table.Browsers {
		if diff := cmp.Diff(want, b.Releases); diff != "" {
			t.Errorf("%s: %s", b.ID, diff)
		}
	}
	if _, ok := table.Features["api.Unwanted"]; ok {
		t.Error("api.Unwanted is kept")
	}
	if len(table.Features) < len(keys()) {
		t.Errorf("%d features for %d keys", len(table.Features), len(keys()))
	}
}

func TestTrimMissesNothing(t *testing.T) {
	if _, err := trim(sample(t, "api.SyncManager.*"), npm.Pin{Version: "1.2.3"}); !said(err, `no feature "api.SyncManager.*"`) {
		t.Errorf("a feature less: %v", err)
	}
	if _, err := trim(sample(t, ""), npm.Pin{Version: "1.2.4"}); !said(err, `version is "1.2.3", want "1.2.4"`) {
		t.Errorf("another version: %v", err)
	}
	less := sample(t, "")
	delete(less.Browsers, "safari")
	if _, err := trim(less, npm.Pin{Version: "1.2.3"}); !said(err, `no browser "safari"`) {
		t.Errorf("a browser less: %v", err)
	}
	undated := sample(t, "")
	undated.Meta.Timestamp = ""
	if _, err := trim(undated, npm.Pin{Version: "1.2.3"}); !said(err, "timestamp") {
		t.Errorf("without a date: %v", err)
	}
}

// The layout must be stable, and load as what was written.
func TestLayOut(t *testing.T) {
	table, err := trim(sample(t, ""), npm.Pin{Name: "bcd", Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	table.Features["api.SyncManager"]["chrome"][0].Notes = []string{"<code>\"a\"</code> & b\n"}
	text, err := layOut(table)
	if err != nil {
		t.Fatal(err)
	}
	again, err := layOut(table)
	if err != nil || string(again) != string(text) {
		t.Errorf("laid out another way the second time, error %v", err)
	}
	var loaded data.Table
	if err := json.Unmarshal(text, &loaded); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(table, &loaded); diff != "" {
		t.Error(diff)
	}
	for _, line := range []string{
		`  {"version":"9","date":"2020-01-01","status":"retired","engine":"Blink","engineVersion":"9"},`,
		`  "chrome": [{"added":"49","notes":["<code>\"a\"</code> & b\n"]}],`,
	} {
		if !strings.Contains(string(text), line+"\n") {
			t.Errorf("no line %s in\n%s", line, text)
		}
	}
}

// sample is a small package that has every feature of keys but one.
func sample(t *testing.T, without string) compatData {
	t.Helper()
	api := map[string]any{"Unwanted": compat()}
	for _, pattern := range keys() {
		if pattern != without {
			key := strings.TrimSuffix(strings.TrimPrefix(pattern, "api."), ".*")
			put(api, strings.Split(key, "."))
		}
	}
	raw, err := json.Marshal(api)
	if err != nil {
		t.Fatal(err)
	}
	c := compatData{API: raw, Browsers: make(map[string]compatBrowser)}
	c.Meta.Version, c.Meta.Timestamp = "1.2.3", "2025-12-31T23:30:00-01:00"
	for _, id := range browsers() {
		c.Browsers[id] = compatBrowser{Name: "The " + id, Type: "desktop", Releases: map[string]compatRelease{
			"10": {Index: 1, Status: "planned"},
			"9":  {Index: 0, Date: "2020-01-01", Status: "retired", Engine: "Blink", EngineVersion: "9"},
		}}
	}
	return c
}

func put(parent map[string]any, path []string) {
	node, ok := parent[path[0]].(map[string]any)
	if !ok {
		node = make(map[string]any)
		parent[path[0]] = node
	}
	if len(path) > 1 {
		put(node, path[1:])
		return
	}
	node["__compat"] = compat()["__compat"]
}

func compat() map[string]any {
	return map[string]any{"__compat": map[string]any{"support": map[string]any{
		"chrome": map[string]any{"version_added": "49"},
		"safari": map[string]any{"version_added": false},
	}}}
}
