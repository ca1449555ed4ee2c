package analyzer_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data"
	"github.com/synclint/synclint/data/browserslist"
)

// unguarded registers a sync without any test, and with one a periodic one.
const unguarded = `navigator.serviceWorker.ready.then((registration) => registration.sync.register('outbox'));
addEventListener('pageshow', async () => {
  const registration = await navigator.serviceWorker.ready;
  if ('periodicSync' in registration) await registration.periodicSync.register('news').catch(() => {});
});`

func analyzeCode(t *testing.T, code string, targets target.Options) *report.Report {
	t.Helper()
	r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: fstest.MapFS{"app.js": {Data: []byte(code)}}, Targets: targets})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestOutcomesAreWeighedWithUsers(t *testing.T) {
	r := analyzeCode(t, unguarded, fixedTargets())
	var coverage, impact []string
	for _, c := range r.Coverage {
		coverage = append(coverage, fmt.Sprint(c.Feature, " ", c.Browser, c.Versions, " ", c.Support, " ", c.Outcome, " ", c.Share))
	}
	for _, i := range r.Impact {
		var browsers []string
		for _, b := range i.Browsers {
			browsers = append(browsers, fmt.Sprint(b.Name, b.Versions, " ", b.Shares))
		}
		impact = append(impact, fmt.Sprint(i.Feature, " ", i.Outcome, " ", i.Share, " ", i.OfTargets, " ", browsers))
	}
	if diff := gocmp.Diff([]string{
		"background-sync chrome[157] yes works 75.5",
		"background-sync firefox[153 160] no throws 3.5",
		"background-sync safari[27.2] no throws 4.25",
		"background-sync safari_ios[27.0] no throws 12.5",
		"periodic-background-sync chrome[157] yes works 75.5",
		"periodic-background-sync firefox[153 160] no nothing 3.5",
		"periodic-background-sync safari[27.2] no nothing 4.25",
		"periodic-background-sync safari_ios[27.0] no nothing 12.5",
	}, coverage); diff != "" {
		t.Errorf("coverage (-want +got):\n%s", diff)
	}
	if diff := gocmp.Diff([]string{
		"background-sync throws 20.25 21.149 [safari_ios[27.0] [12.5] safari[27.2] [4.25] firefox[153 160] [0.5 3]]",
		"background-sync works 75.5 78.851 [chrome[157] [75.5]]",
		"periodic-background-sync nothing 20.25 21.149 [safari_ios[27.0] [12.5] safari[27.2] [4.25] firefox[153 160] [0.5 3]]",
		"periodic-background-sync works 75.5 78.851 [chrome[157] [75.5]]",
	}, impact); diff != "" {
		t.Errorf("impact (-want +got):\n%s", diff)
	}
	for _, u := range r.Usages {
		if u.Feature == report.BackgroundSync {
			if diff := gocmp.Diff(map[report.Outcome]float64{report.Works: 75.5, report.Throws: 20.25}, u.Shares); diff != "" {
				t.Errorf("shares of the usage (-want +got):\n%s", diff)
			}
		}
	}
	if r.Data.Usage != nil || r.Targets.Traffic.Source != "stats" || r.Targets.Traffic.Tracked != 96.75 || r.Targets.Traffic.Targets != 95.75 {
		t.Errorf("shares of %+v, data %+v", r.Targets.Traffic, r.Data)
	}
}

// Browsers of which too little is known are targets without a verdict, and count as such.
func TestTargetsWithoutVerdict(t *testing.T) {
	r := analyzeCode(t, unguarded, target.Options{
		Query: []string{"op_mini all, chrome 157, and_uc 15.5, android 157"}, Region: "in",
	})
	if len(r.Targets.Browsers) != 1 || r.Targets.Browsers[0].Name != "chrome" {
		t.Errorf("targets with a verdict: %+v", r.Targets.Browsers)
	}
	var unknown []string
	for _, b := range r.Targets.Unknown {
		unknown = append(unknown, b.Name)
	}
	if want := []string{"and_uc", "op_mini", "webview_android"}; !slices.Equal(unknown, want) {
		t.Errorf("targets without one: %v, want %v", unknown, want)
	}
	if r.Targets.Traffic.Region != "IN" || r.Data.Usage == nil || r.Data.Usage.Version == "" {
		t.Errorf("shares of %+v, data %+v", r.Targets.Traffic, r.Data)
	}
	for _, c := range r.Coverage {
		if c.Browser != "chrome" {
			t.Errorf("a verdict on %s", c.Browser)
		}
	}
}

// However many browsers there are, each is a target, and those with users have a verdict.
func TestAllBrowsers(t *testing.T) {
	r := analyzeCode(t, unguarded, target.Options{All: true})
	sum := 0.0
	for _, i := range r.Impact {
		if i.Feature == report.BackgroundSync {
			sum += i.OfTargets
		}
	}
	if sum < 98 || sum > 100 {
		t.Errorf("%.2f %% of the users have a verdict", sum)
	}
	known, unknown := 0.0, 0.0
	for _, b := range r.Targets.Browsers {
		known += b.Share
	}
	for _, b := range r.Targets.Unknown {
		unknown += b.Share
	}
	if math.Abs(known+unknown-r.Targets.Traffic.Targets) > 0.1 {
		t.Errorf("%.2f %% and %.2f %% make up %.2f %%", known, unknown, r.Targets.Traffic.Targets)
	}
	for _, c := range r.Coverage {
		since, throws := "49", c.Outcome == report.Throws
		if c.Feature == report.BackgroundSync && c.Browser == "chrome" &&
			throws != (data.CompareVersions(c.Versions[0], since) < 0) && c.Outcome != report.Nothing {
			t.Errorf("Chrome %v: %s", c.Versions, c.Outcome)
		}
	}
}

func TestTargetsThatMakeNoSense(t *testing.T) {
	_, err := analyzer.Analyze(t.Context(), analyzer.Options{
		FS: fstest.MapFS{}, Targets: target.Options{Query: []string{"chrom 157"}},
	})
	var e *browserslist.Error
	if !errors.As(err, &e) || e.Kind != browserslist.UnknownBrowser {
		t.Errorf("error %v", err)
	}
}

// Each app of a tree is judged by its own targets; what they share, by those of all.
func TestAppsHaveTheirOwnTargets(t *testing.T) {
	const start = "navigator.serviceWorker.register('sw.js');\nimport('../common/outbox.js');\n"
	r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: fstest.MapFS{
		"a/package.json":    {Data: []byte(`{"name": "a", "browserslist": ["chrome 157", "firefox 160"]}`)},
		"a/app.js":          {Data: []byte(start + unguarded)},
		"a/sw.js":           {Data: []byte("onsync = (event) => event.waitUntil(fetch('/outbox'));")},
		"b/.browserslistrc": {Data: []byte("chrome 157\nsafari 27.2")},
		"b/package.json":    {Data: []byte(`{"name": "b"}`)},
		"b/app.js":          {Data: []byte(start)},
		"b/sw.js":           {Data: []byte("onsync = (event) => event.waitUntil(fetch('/outbox'));")},
		"common/outbox.js":  {Data: []byte(unguarded)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, u := range r.Usages {
		if u.Feature == report.BackgroundSync {
			for _, b := range u.Browsers {
				got[u.Path] = append(got[u.Path], b.Browser+" "+string(b.Outcome))
			}
		}
	}
	if diff := gocmp.Diff(map[string][]string{
		"a/app.js":         {"chrome works", "firefox throws"},
		"common/outbox.js": {"chrome works", "firefox throws", "safari throws"},
	}, got); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
	if diff := gocmp.Diff([]string{"a/package.json", "b/.browserslistrc"}, r.Targets.Paths); diff != "" {
		t.Errorf("configurations (-want +got):\n%s", diff)
	}
}
