package data_test

import (
	"testing"

	"github.com/synclint/synclint/data"
)

// sample is a table with one browser and one feature.
func sample(statements ...data.Statement) *data.Table {
	return &data.Table{Features: map[string]map[string][]data.Statement{
		"api.X": {"b": append([]data.Statement{}, statements...)},
	}}
}

func TestSupport(t *testing.T) {
	for _, c := range []struct {
		name       string
		statements []data.Statement
		version    string
		want       data.Support
	}{
		{"never", nil, "1", data.No},
		{"before", []data.Statement{{Added: "10"}}, "9.9", data.No},
		{"from", []data.Statement{{Added: "10"}}, "10", data.Yes},
		{"newer than any release", []data.Statement{{Added: "10"}}, "9999", data.Yes},
		{"preview", []data.Statement{{Added: "10"}}, "preview", data.Yes},
		{"only preview", []data.Statement{{Added: "preview"}}, "9999", data.No},
		{"only preview, in it", []data.Statement{{Added: "preview"}}, "TP", data.Yes},
		{"last with", []data.Statement{{Added: "10", Removed: "12"}}, "11.9", data.Yes},
		{"removed", []data.Statement{{Added: "10", Removed: "12"}}, "12.0", data.No},
		{"back again", []data.Statement{{Added: "20"}, {Added: "10", Removed: "12"}}, "20", data.Yes},
		{"gone between", []data.Statement{{Added: "20"}, {Added: "10", Removed: "12"}}, "15", data.No},
		{"at or before", []data.Statement{{Added: "≤37"}}, "37", data.Yes},
		{"not known so far back", []data.Statement{{Added: "≤37"}}, "36", data.No},
		{"partial", []data.Statement{{Added: "10", Partial: true}}, "10", data.Partial},
		{"whole beats partial", []data.Statement{{Added: "10"}, {Added: "5", Partial: true}}, "10", data.Yes},
		{"whole beats partial in any order", []data.Statement{{Added: "5", Partial: true}, {Added: "10"}}, "10", data.Yes},
		{"behind a flag", []data.Statement{{Added: "10", Flags: []string{"x"}}}, "10", data.No},
		{"under another name", []data.Statement{{Added: "10", Name: "Y"}}, "10", data.No},
		{"under a prefix", []data.Statement{{Added: "10", Prefix: "webkit"}}, "10", data.No},
		{"a range counts as its lower end", []data.Statement{{Added: "5.2"}}, "5.0-5.4", data.No},
		{"no version", []data.Statement{{Added: "1"}}, "", data.No},
	} {
		if got := sample(c.statements...).Support("api.X", "b", c.version); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestSupportOfTheUnknown(t *testing.T) {
	table := sample(data.Statement{Added: "1"})
	for _, c := range [][2]string{{"api.Y", "b"}, {"api.X", "c"}, {"", ""}, {data.BackgroundSync, "b"}} {
		if got := table.Support(c[0], c[1], "1"); got != data.Unknown {
			t.Errorf("%q in %q: %v, want unknown", c[0], c[1], got)
		}
		if version, ok := table.Since(c[0], c[1]); ok {
			t.Errorf("%q in %q since %q", c[0], c[1], version)
		}
	}
}

func TestKnows(t *testing.T) {
	table := load(t)
	for feature, want := range map[string]bool{
		data.BackgroundSync: true, data.PeriodicBackgroundSync: true, "api.SyncManager": true,
		"api.Navigator.connection": true, "api.Navigator.sync": false, "": false,
	} {
		if got := table.Knows(feature); got != want {
			t.Errorf("%q: %v, want %v", feature, got, want)
		}
	}
}

func TestSince(t *testing.T) {
	for _, c := range []struct {
		name       string
		statements []data.Statement
		want       string
	}{
		{"never", nil, ""},
		{"plain", []data.Statement{{Added: "10"}}, "10"},
		{"as the source says", []data.Statement{{Added: "≤37"}}, "≤37"},
		{"removed", []data.Statement{{Added: "10", Removed: "12"}}, ""},
		{"back again", []data.Statement{{Added: "20"}, {Added: "10", Removed: "12"}}, "20"},
		{"partial at first", []data.Statement{{Added: "10"}, {Added: "5", Removed: "10", Partial: true}}, "10"},
		{"partial", []data.Statement{{Added: "5", Partial: true}}, ""},
		{"preview", []data.Statement{{Added: "preview"}}, ""},
		{"flag", []data.Statement{{Added: "5", Flags: []string{"x"}}}, ""},
	} {
		got, ok := sample(c.statements...).Since("api.X", "b")
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, %v, want %q", c.name, got, ok, c.want)
		}
	}
}

// One key that lags behind holds back the API and each of its keys; a hole makes it unknown,
// but can't hide that another key is missing.
func TestCoreKeysAreJudgedAsOne(t *testing.T) {
	features := make(map[string]map[string][]data.Statement)
	for _, key := range data.CoreKeys(data.BackgroundSync) {
		features[key] = map[string][]data.Statement{"b": {{Added: "4"}}}
	}
	table := &data.Table{Features: features}
	features["api.SyncManager"]["b"] = []data.Statement{{Added: "5"}}
	for _, feature := range []string{data.BackgroundSync, "api.SyncManager", "api.ServiceWorkerRegistration.sync"} {
		if got, _ := table.Since(feature, "b"); got != "5" {
			t.Errorf("%s since %q, want 5", feature, got)
		}
		if table.Supports(feature, "b", "4") || !table.Supports(feature, "b", "5") {
			t.Errorf("%s: 4 %v, 5 %v", feature, table.Supports(feature, "b", "4"), table.Supports(feature, "b", "5"))
		}
	}
	delete(features, "api.SyncEvent.tag")
	if got := table.Support(data.BackgroundSync, "b", "5"); got != data.Unknown {
		t.Errorf("with a hole: %v, want unknown", got)
	}
	if got := table.Support(data.BackgroundSync, "b", "4"); got != data.No {
		t.Errorf("with a hole and a missing key: %v, want no", got)
	}
}

func TestSupportString(t *testing.T) {
	for s, want := range map[data.Support]string{
		data.No: "no", data.Unknown: "unknown", data.Partial: "partial", data.Yes: "yes",
	} {
		if got := s.String(); got != want {
			t.Errorf("%d is %q, want %q", s, got, want)
		}
	}
}
