package reports

import (
	"cmp"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

// covered returns the coverage of a feature: an outcome for each browser, `id versions: outcome`.
func covered(feature report.Feature, lines ...string) []report.Coverage {
	var coverage []report.Coverage
	for _, line := range lines {
		left, outcome, _ := strings.Cut(line, ": ")
		words := strings.Fields(left)
		coverage = append(coverage, report.Coverage{
			Feature: feature, Browser: words[0], Versions: words[1:], Outcome: report.Outcome(outcome),
		})
	}
	return coverage
}

// columnsAsText returns the columns, each as its header and its cells.
func columnsAsText(r *report.Report, withUses bool) []string {
	var texts []string
	for _, c := range coverageColumns(r, coverageRows(r, withUses)) {
		text := []string{strings.Join(c.header(), "; "), "="}
		for _, o := range c.cells {
			text = append(text, cmp.Or(string(o), "-"))
		}
		texts = append(texts, strings.Join(text, " "))
	}
	return texts
}

func TestColumns(t *testing.T) {
	const one, periodic = report.BackgroundSync, report.PeriodicBackgroundSync
	for name, test := range map[string]struct {
		coverage []report.Coverage
		want     []string
	}{
		"nothing": {nil, nil},
		"one family in one column": {
			covered(one, "chrome 157: works", "chrome_android 157: works", "edge 157: works", "opera_android 103: works"),
			[]string{"Chrome 157; + Android 157; Edge 157; Opera Android 103 = works"},
		},
		"families stay apart": {
			covered(one, "firefox 160: throws", "safari 27.2: throws", "safari_ios 27.2: throws"),
			[]string{"Firefox 160 = throws", "Safari 27.2; + iOS 27.2 = throws"},
		},
		"order of families": {
			covered(one, "safari 27: nothing", "firefox 160: nothing", "edge 157: works"),
			[]string{"Edge 157 = works", "Firefox 160 = nothing", "Safari 27 = nothing"},
		},
		"other cells, other column": {
			append(covered(one, "chrome 157: works", "samsunginternet_android 8.0: works"),
				covered(periodic, "chrome 157: works", "samsunginternet_android 8.0: throws")...),
			[]string{"Chrome 157 = works works", "Samsung 8.0 = works throws"},
		},
		"versions apart": {
			append(covered(one, "chrome 60 157: works"),
				covered(periodic, "chrome 60: throws", "chrome 157: works")...),
			[]string{"Chrome 60 = works throws", "Chrome 157 = works works"},
		},
		"equal ones need not be neighbours": {
			covered(one, "chrome 40: throws", "chrome 157: works", "chrome_android 40: throws"),
			[]string{"Chrome 40; + Android 40 = throws", "Chrome 157 = works"},
		},
		"many versions": {
			covered(one, "firefox 150 151 152 153: throws", "safari 26 27: throws"),
			[]string{"Firefox 150-153 = throws", "Safari 26, 27 = throws"},
		},
		"a browser of one feature only": {
			append(covered(one, "chrome 157: works"), covered(periodic, "firefox 160: throws")...),
			[]string{"Chrome 157 = works -", "Firefox 160 = - throws"},
		},
		"unknown browsers": {
			covered(one, "ladybird 1: works", "servo 2: works", "servo 3: works"),
			[]string{"ladybird 1 = works", "servo 2, 3 = works"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := columnsAsText(&report.Report{Coverage: test.coverage}, false)
			if diff := gocmp.Diff(test.want, got); diff != "" {
				t.Errorf("columns (-want +got):\n%s", diff)
			}
		})
	}
}

// Uses tell browsers apart that the feature's own row does not.
func TestColumnsWithUses(t *testing.T) {
	use := func(outcomes ...report.BrowserOutcome) report.Usage {
		return report.Usage{Feature: report.BackgroundSync, Browsers: outcomes}
	}
	r := &report.Report{
		Coverage: covered(report.BackgroundSync, "firefox 153 160: throws"),
		Usages: []report.Usage{
			use(report.BrowserOutcome{Browser: "firefox", Version: "153", Outcome: report.Throws}),
			use(report.BrowserOutcome{Browser: "firefox", Version: "160", Outcome: report.Throws}),
		},
	}
	want := []string{"Firefox 153 = throws throws -", "Firefox 160 = throws - throws"}
	if diff := gocmp.Diff(want, columnsAsText(r, true)); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
}

// However narrow the terminal, no line of the table is wider, as long as a column fits at all.
func TestTableFits(t *testing.T) {
	r := load(t, "notes")
	r.Usages[0].Path = "src/" + strings.Repeat("長い/", 40) + "app.js"
	for width := 56; width <= 200; width++ {
		for _, verbose := range []bool{false, true} {
			out := render(t, "text", r, Options{Width: width, Verbose: verbose})
			for line := range strings.SplitSeq(out, "\n") {
				if strings.ContainsAny(line, "│┌├└") && columns(line) > width {
					t.Fatalf("%d columns instead of %d:\n%s", columns(line), width, line)
				}
			}
			for _, browser := range []string{"Chrome 157", "Samsung 30.0", "Firefox 153, 160", "Safari 27.2"} {
				if strings.Count(out, browser) != 1 {
					t.Errorf("width %d: %d times %s", width, strings.Count(out, browser), browser)
				}
			}
		}
	}
}

func TestUsageLabel(t *testing.T) {
	u := &report.Usage{Operation: report.OpRegister, Place: report.Place{Path: "src/offline/outbox.js", Line: 120}}
	for room, want := range map[int]string{
		80: "  src/offline/outbox.js:120 register",
		36: "  src/offline/outbox.js:120 register",
		35: "  …c/offline/outbox.js:120 register",
		25: "  …outbox.js:120 register",
		0:  "  …s:120 register",
	} {
		if got := usageLabel(u, room); got != want {
			t.Errorf("room for %d columns: %q, want %q", room, got, want)
		}
	}
}
