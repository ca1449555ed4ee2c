package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/usage"
	"github.com/synclint/synclint/data"
)

func TestBrowsers(t *testing.T) {
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	withoutSync := func(p *flow.Profile) bool { return p.Kind() == "unsupported" || p.Kind() == "no-service-worker" }
	for targets, want := range map[string]string{
		"chrome 157":                               "",
		"firefox 160":                              "Firefox",
		"chrome 157, firefox 153, firefox 160":     "Firefox",
		"firefox_android 160":                      "Firefox",
		"safari_ios 27.2, firefox 160, safari 9":   "Firefox and Safari",
		"chrome 48, chrome 157":                    "Chrome 48",
		"chrome 10, chrome 9, chrome 8, chrome 99": "Chrome 8-10",
		"chrome 48, chrome_android 157, edge 157":  "Chrome 48",
		"edge 16, edge 18, edge 79, edge 17":       "Edge 16-18",
		"samsunginternet_android 4.0, firefox 1":   "Firefox and Samsung Browser",
		"chrome 157, chrome_android 48, edge 157":  "Chrome Android",
		"webview_ios 27.2, safari_ios 27.2":        "Safari and WebView on iOS",
	} {
		var list []data.Target
		for text := range strings.SplitSeq(targets, ", ") {
			browser, version, _ := strings.Cut(text, " ")
			list = append(list, data.Target{Browser: browser, Version: version})
		}
		profiles := flow.NewProfiles(table, list, flow.Features())
		pass := Pass{App: &usage.App{Profiles: profiles}, Table: table}
		if got := pass.Browsers(profiles.Select(withoutSync)); got != want {
			t.Errorf("without sync of %s: %q, want %q", targets, got, want)
		}
	}
}

func TestIDs(t *testing.T) {
	table, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	targets := []data.Target{
		{Browser: "safari_ios", Version: "27.2"},
		{Browser: "safari", Version: "9"},
		{Browser: "chrome", Version: "157"},
		{Browser: "safari", Version: "27.0"},
		{Browser: "chrome_android", Version: "48"},
	}
	profiles := flow.NewProfiles(table, targets, flow.Features())
	pass := Pass{App: &usage.App{Profiles: profiles}, Table: table}
	without := profiles.All.Real() &^ profiles.With("api.SyncManager")
	if diff := cmp.Diff([]string{"chrome_android", "safari", "safari_ios"}, pass.IDs(without)); diff != "" {
		t.Errorf("without sync (-want +got):\n%s", diff)
	}
	if got := pass.IDs(0); got != nil {
		t.Errorf("in no browser: %v", got)
	}
}

// Versions that behave as their neighbours do not are told one by one.
func TestVersionsWithHoles(t *testing.T) {
	v := versions{{"100", true}, {"9", true}, {"10", true}, {"11", false}, {"12", true}, {"13", false}}
	if got, want := v.text(), "9-10, 12, 100"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
