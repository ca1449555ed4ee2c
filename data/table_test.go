package data_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synclint/synclint/data"
)

func load(t testing.TB) *data.Table {
	t.Helper()
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestLoadTellsItsSource(t *testing.T) {
	table := load(t)
	text, err := os.ReadFile("sources.json")
	if err != nil {
		t.Fatal(err)
	}
	var sources []struct{ Name, Version string }
	if err := json.Unmarshal(text, &sources); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(sources, struct{ Name, Version string }{table.Source, table.Version}) {
		t.Errorf("data is of %s %s, which sources.json doesn't pin: run go generate ./data", table.Source, table.Version)
	}
	if _, err := time.Parse(time.DateOnly, table.Date); err != nil {
		t.Error(err)
	}
}

func TestReleasesAreInOrder(t *testing.T) {
	table := load(t)
	byID := func(a, b data.Browser) int { return strings.Compare(a.ID, b.ID) }
	if !slices.IsSortedFunc(table.Browsers, byID) {
		t.Error("browsers are not sorted by ID")
	}
	for _, b := range table.Browsers {
		if b.Name == "" || b.Type == "" || len(b.Releases) == 0 {
			t.Errorf("%s: incomplete: %q, %q, %d releases", b.ID, b.Name, b.Type, len(b.Releases))
		}
		for i, r := range b.Releases {
			if i > 0 && data.CompareVersions(b.Releases[i-1].Version, r.Version) >= 0 {
				t.Errorf("%s: release %s stands before %s", b.ID, b.Releases[i-1].Version, r.Version)
			}
			released := r.Status == "current" || r.Status == "esr" || r.Status == "retired"
			if released && r.Date == "" {
				t.Errorf("%s %s: released without a date", b.ID, r.Version)
			}
		}
		if current, ok := b.Newest("current"); !ok || current.EngineVersion == "" {
			t.Errorf("%s: no current release with an engine", b.ID)
		}
	}
}

// The APIs' core keys are judged as one, so none may be a hole in the data.
func TestCoreKeysAreKnownInEveryBrowser(t *testing.T) {
	table := load(t)
	for _, api := range []string{data.BackgroundSync, data.PeriodicBackgroundSync} {
		for _, key := range data.CoreKeys(api) {
			for _, b := range table.Browsers {
				if table.Features[key][b.ID] == nil {
					t.Errorf("nothing is known of %s in %s", key, b.ID)
				}
			}
		}
	}
	if keys := data.CoreKeys("push"); keys != nil {
		t.Errorf("CoreKeys of another API: %v", keys)
	}
}

func TestBrowser(t *testing.T) {
	table := load(t)
	if b, ok := table.Browser("firefox_android"); !ok || b.Name != "Firefox for Android" || !b.Mobile() {
		t.Errorf("firefox_android: %q, mobile %v, %v", b.Name, b.Mobile(), ok)
	}
	if b, ok := table.Browser("safari"); !ok || b.Mobile() {
		t.Errorf("safari: mobile %v, %v", b.Mobile(), ok)
	}
	if b, ok := table.Browser("netscape"); ok {
		t.Errorf("netscape is %v", b)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load(b)
	}
}
