package data

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
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
	want := map[string][]Statement{
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
	table, missing, err := trim(smallPackage(t))
	if err != nil || missing != nil {
		t.Fatal(missing, err)
	}
	if table.Source != packageName || table.Version != "1.2.3" || table.Date != "2026-01-01" {
		t.Errorf("header: %s %s %s", table.Source, table.Version, table.Date)
	}
	want := []Release{
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

func TestTrimTellsWhatIsMissing(t *testing.T) {
	if _, missing, err := trim(smallPackage(t, "api.ContentIndex.*")); err != nil || !slices.Equal(missing, []string{"api.ContentIndex.*"}) {
		t.Errorf("a feature less: %q, %v", missing, err)
	}
	less := smallPackage(t)
	delete(less.Browsers, "safari")
	if _, _, err := trim(less); err == nil || !strings.Contains(err.Error(), `no browser "safari"`) {
		t.Errorf("a browser less: %v", err)
	}
	undated := smallPackage(t)
	undated.Meta.Timestamp = ""
	if _, _, err := trim(undated); err == nil || !strings.Contains(err.Error(), "timestamp") {
		t.Errorf("without a date: %v", err)
	}
}

// What is in a package can get to a terminal, so it may only be what belongs there.
func TestTrimRefusesOddText(t *testing.T) {
	escape := "\x1b[31m"
	for name, spoil := range map[string]func(*compatData){
		"version": func(c *compatData) { c.Meta.Version = escape },
		"name": func(c *compatData) {
			c.Browsers["edge"] = compatBrowser{Name: escape, Releases: c.Browsers["edge"].Releases}
		},
		"release": func(c *compatData) { c.Browsers["edge"].Releases["1"+escape] = compatRelease{} },
		"added":   func(c *compatData) { c.API = json.RawMessage(strings.ReplaceAll(string(c.API), `"49"`, `"<b>49</b>"`)) },
		"depth": func(c *compatData) {
			c.API = json.RawMessage(strings.Repeat(`{"a":`, 100) + "{}" + strings.Repeat("}", 100))
		},
	} {
		c := smallPackage(t)
		spoil(&c)
		if _, _, err := trim(c); err == nil {
			t.Errorf("an odd %s is taken", name)
		}
	}
}

// A newer package may have dropped a feature, about which the embedded table then speaks.
func TestLoadPackage(t *testing.T) {
	files := func(without ...string) fstest.MapFS {
		c := smallPackage(t, without...)
		text, err := json.Marshal(map[string]any{"__meta": map[string]string{"version": c.Meta.Version, "timestamp": c.Meta.Timestamp}, "browsers": c.Browsers, "api": c.API})
		if err != nil {
			t.Fatal(err)
		}
		return fstest.MapFS{"data.json": {Data: text}}
	}
	table, err := LoadPackage(files("api.Navigator.connection"))
	if err != nil {
		t.Fatal(err)
	}
	if since, ok := table.Since(BackgroundSync, "chrome"); table.Version != "1.2.3" || since != "49" || !ok {
		t.Errorf("version %s, Background Sync since %s", table.Version, since)
	}
	if since, ok := table.Since("api.Navigator.connection", "chrome"); since != "61" || !ok {
		t.Errorf("connection since %q, want what the embedded table says", since)
	}
	for name, fsys := range map[string]fstest.MapFS{
		"no API":   files("api.SyncManager.*"),
		"no file":  {},
		"no JSON":  {"data.json": {Data: []byte("module.exports = {}")}},
		"old form": {"data.json": {Data: []byte(`{"api": {"A": {"__compat": {"support": {"chrome": {"version_added": true}}}}}}`)}},
	} {
		if _, err := LoadPackage(fsys); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// smallPackage is a package that has every feature of keys but some.
func smallPackage(t *testing.T, without ...string) compatData {
	t.Helper()
	api := map[string]any{"Unwanted": compat()}
	all := slices.Concat(keys(), CoreKeys(BackgroundSync), CoreKeys(PeriodicBackgroundSync))
	for _, key := range all {
		left := func(pattern string) bool { return pattern == key || matches(pattern, key) }
		if !slices.ContainsFunc(without, left) {
			put(api, strings.Split(strings.TrimSuffix(strings.TrimPrefix(key, "api."), ".*"), "."))
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
