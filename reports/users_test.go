package reports

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

// users of the targets, which have half of all traffic
var halfOfAll = report.Targets{Traffic: report.Traffic{Source: "caniuse", Region: "DE", Tracked: 97, Targets: 50}}

// impactOf returns the impact of an outcome in browsers, each with 2 percent of all traffic.
func impactOf(f report.Feature, o report.Outcome, browsers ...string) report.Impact {
	i := report.Impact{Feature: f, Outcome: o}
	for _, b := range browsers {
		i.Browsers = append(i.Browsers, report.Browser{Name: b, Versions: []string{"1"}, Shares: []float64{2}, Share: 2})
		i.Share += 2
		i.OfTargets += 4
	}
	return i
}

func TestLosses(t *testing.T) {
	const one, periodic = report.BackgroundSync, report.PeriodicBackgroundSync
	own := halfOfAll
	own.Traffic.Source = "stats"
	for name, test := range map[string]struct {
		targets report.Targets
		impact  []report.Impact
		want    []string
	}{
		"nothing bad": {halfOfAll, []report.Impact{
			impactOf(one, report.Works, "chrome"), impactOf(one, report.FallsBack, "firefox"),
			impactOf(one, report.Unknown, "safari"),
		}, nil},
		"one browser": {
			own,
			[]report.Impact{impactOf(one, report.Nothing, "safari_ios")},
			[]string{"4.0 % of your users lose data that background sync would send, all of them in Safari iOS"},
		},
		"several": {
			halfOfAll,
			[]report.Impact{impactOf(periodic, report.Nothing, "safari_ios", "firefox")},
			[]string{"8.0 % of the users of the targets get no fresh content by periodic sync: Safari iOS 4.0 %, Firefox 4.0 %"},
		},
		"many": {
			halfOfAll,
			[]report.Impact{impactOf(one, report.Hangs, "safari", "firefox", "edge", "opera", "chrome", "oculus")},
			[]string{"24.0 % of the users of the targets wait for background sync for ever: Safari 4.0 %, Firefox 4.0 %, " +
				"Edge 4.0 %, Opera 4.0 %, others 8.0 %"},
		},
		"both features": {
			halfOfAll,
			[]report.Impact{
				impactOf(one, report.Throws, "safari"), impactOf(one, report.Nothing, "firefox"),
				impactOf(periodic, report.Throws, "safari"), impactOf(periodic, report.Nothing, "firefox"),
			},
			[]string{
				"4.0 % of the users of the targets get an error from background sync and periodic sync, all of them in Safari",
				"4.0 % of the users of the targets lose data that background sync would send, all of them in Firefox",
				"4.0 % of the users of the targets get no fresh content by periodic sync, all of them in Firefox",
			},
		},
		"nobody": {halfOfAll, []report.Impact{{Feature: one, Outcome: report.Throws, Browsers: []report.Browser{{Name: "edge"}}}}, nil},
	} {
		if diff := cmp.Diff(test.want, losses(test.targets, test.impact)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestPercent(t *testing.T) {
	for share, want := range map[float64]string{
		0: "0 %", 0.0001: "< 0.1 %", 0.049: "< 0.1 %", 0.05: "0.1 %", 12.94: "12.9 %", 99.94: "99.9 %",
		99.96: "> 99.9 %", 100: "100 %", 100.00001: "100 %",
	} {
		if got := percent(share); got != want {
			t.Errorf("%v: %q, want %q", share, got, want)
		}
	}
}

func TestAboutTargets(t *testing.T) {
	d := report.Data{Usage: &report.Source{Version: "1.0.3", Date: "2026-11-11"}}
	for name, test := range map[string]struct {
		change func(*report.Targets)
		want   []string
	}{
		"default": {
			func(r *report.Targets) {
				r.Query, r.Source, r.Traffic.Region = []string{"defaults"}, "default", "global"
			},
			[]string{"targets: defaults (no browserslist configuration was found); they have 50.0 % of all traffic worldwide (caniuse of 2026-11-11)"},
		},
		"flag": {
			func(r *report.Targets) { r.Query, r.Source = []string{"chrome 157", "not dead"}, "flag" },
			[]string{"targets: chrome 157, not dead (--targets); they have 50.0 % of all traffic in DE (caniuse of 2026-11-11)"},
		},
		"environment": {
			func(r *report.Targets) { r.Query, r.Source = []string{"edge 18"}, "BROWSERSLIST" },
			[]string{"targets: edge 18 (BROWSERSLIST); they have 50.0 % of all traffic in DE (caniuse of 2026-11-11)"},
		},
		"files": {
			func(r *report.Targets) {
				r.Query, r.Source, r.Paths = []string{"ie\x1b 11"}, "package.json", []string{"../package.json", "a\nb/.browserslistrc"}
				r.Traffic.Region = "alt-eu"
			},
			[]string{"targets: ie<U+001B> 11 (apps/package.json and apps/web/a<U+000A>b/.browserslistrc); they have 50.0 % of all traffic in Europe (caniuse of 2026-11-11)"},
		},
		"own statistics": {
			func(r *report.Targets) { r.Source, r.Traffic.Source = "all", "stats" },
			[]string{"targets: every version of every browser; they have 50.0 % of your traffic"},
		},
		"unknown browsers": {
			func(r *report.Targets) {
				r.Source = "all"
				r.Unknown = []report.Browser{{Name: "op_mini", Share: 1}, {Name: "and_uc", Share: 0.5}}
			},
			[]string{
				"targets: every version of every browser; they have 50.0 % of all traffic in DE (caniuse of 2026-11-11)",
				"not known what they do (3.0 %): Opera Mini, UC Browser",
			},
		},
	} {
		targets := halfOfAll
		test.change(&targets)
		if diff := cmp.Diff(test.want, about(targets, d, "apps/web")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
