package browserslist_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synclint/synclint/data/browserslist"
	"github.com/synclint/synclint/data/internal/npm"
)

// question is a case of the differential test.
type question struct {
	Queries []string        `json:"queries"`
	Options questionOptions `json:"options"`
	Time    int64           `json:"time"`    // milliseconds since 1970
	Regions []string        `json:"regions"` // whose coverage is compared

	// Without Queries, those of a config are taken.
	Environ map[string]string `json:"environ,omitempty"`
}

type questionOptions struct {
	MobileToDesktop       bool            `json:"mobileToDesktop,omitempty"`
	IgnoreUnknownVersions bool            `json:"ignoreUnknownVersions,omitempty"`
	Path                  string          `json:"path,omitempty"`
	Env                   string          `json:"env,omitempty"`
	Stats                 json.RawMessage `json:"stats,omitempty"`
}

// answer is what the npm package says.
type answer struct {
	Browsers []string  `json:"browsers"`
	Coverage []float64 `json:"coverage"` // in Regions
	Error    string    `json:"error"`
	Name     string    `json:"name"` // of the error's class

	Config json.RawMessage `json:"config"` // the queries that were found, a string or a list
}

// The npm package with the same data is the truth.
func TestAnswersAreThoseOfTheNpmPackage(t *testing.T) {
	questions := questions()
	if len(questions) < 5000 {
		t.Fatalf("only %d questions", len(questions))
	}
	dir := t.TempDir()
	install(t, dir)
	answers := ask(t, dir, questions)
	db := load(t)
	failed, kinds := 0, make(map[browserslist.Kind]int)
	for i, q := range questions {
		if diff := compareAnswers(db, q, answers[i], kinds); diff != "" {
			if failed++; failed < 30 {
				text, _ := json.Marshal(q)
				t.Errorf("%s\n\t%s", text, diff)
			}
		}
	}
	t.Logf("%d questions, %d answered otherwise; errors by kind: %v", len(questions), failed, kinds)
}

// compareAnswers returns how ours differs from the npm package's answer, and counts errors.
func compareAnswers(db *browserslist.DB, q question, want answer, kinds map[browserslist.Kind]int) string {
	opts := browserslist.Options{
		MobileToDesktop: q.Options.MobileToDesktop, IgnoreUnknownVersions: q.Options.IgnoreUnknownVersions,
		Now: time.UnixMilli(q.Time).UTC(),
	}
	if q.Options.Stats != nil {
		var err error
		if opts.Stats, err = db.ParseStats("stats", string(q.Options.Stats)); err != nil {
			return err.Error()
		}
	}
	got, err := db.Resolve(q.Queries, opts)
	if want.Error != "" {
		var e *browserslist.Error
		if !errors.As(err, &e) {
			return "want error " + want.Error + ", got " + names(got)
		}
		kinds[e.Kind]++
		if kind, ok := kindOf(want.Error); !ok || e.Kind != kind {
			return "want error " + want.Error + ", got " + err.Error()
		}
		return ""
	}
	if err != nil {
		return "want " + strings.Join(want.Browsers, ", ") + ", got error " + err.Error()
	}
	if g, w := names(got), strings.Join(inOrder(want.Browsers), ", "); g != w {
		return "want " + w + ", got " + g
	}
	for i, region := range q.Regions {
		if coverage, err := db.Coverage(got, region); err != nil || coverage != want.Coverage[i] {
			text, _ := json.Marshal([2]float64{coverage, want.Coverage[i]})
			return "coverage in " + region + ": got, want " + string(text)
		}
	}
	if opts.Stats != nil && opts.Stats.Coverage(got) != want.Coverage[len(q.Regions)] {
		return fmt.Sprint("coverage in the stats: got, want ", opts.Stats.Coverage(got), want.Coverage[len(q.Regions)])
	}
	return ""
}

func names(browsers []browserslist.Browser) string {
	list := make([]string, len(browsers))
	for i, b := range browsers {
		list[i] = b.String()
	}
	return strings.Join(list, ", ")
}

// inOrder puts Safari's preview before its numbered versions. Where the npm package puts it
// depends on the JavaScript engine: it compares the preview with others as NaN.
func inOrder(browsers []string) []string {
	i := slices.Index(browsers, "safari TP")
	if i < 0 {
		return browsers
	}
	browsers = slices.Delete(browsers, i, i+1)
	first := slices.IndexFunc(browsers, func(b string) bool { return b >= "safari" })
	if first < 0 {
		first = len(browsers)
	}
	return slices.Insert(browsers, first, "safari TP")
}

// kindOf returns the kind of an error of the npm package.
func kindOf(message string) (browserslist.Kind, bool) {
	for _, k := range []struct {
		part string
		kind browserslist.Kind
	}{
		{"Unknown browser query", browserslist.UnknownQuery},
		{"Unknown browser ", browserslist.UnknownBrowser},
		{"Unknown version ", browserslist.UnknownVersion},
		{"Unknown region ", browserslist.UnknownRegion},
		{"Unknown feature ", browserslist.UnknownFeature},
		{"Specify versions", browserslist.NoVersion},
		{"Write any browsers query", browserslist.NotFirst},
		{"Custom usage statistics was not provided", browserslist.NoStats},
		{"Cannot find module", browserslist.NoPackage},
		{"should be a string or an array of strings", browserslist.BadConfig},
		{"must be an array or string", browserslist.BadConfig},
		{"config exports not an array", browserslist.BadConfig},
		{"Duplicate section", browserslist.TwoSections},
		{" contains both ", browserslist.TwoConfigs},
		{" instead of ", browserslist.Misspelled},
		{"Can't read", browserslist.BadStats}, // or, ending in " config", NoConfig
		{"Browserslist config needs", browserslist.BadExtends},
		{"not allowed in Browserslist config", browserslist.BadExtends},
		{"Using newly available with a date", browserslist.UnknownQuery},
	} {
		if !strings.Contains(message, k.part) {
			continue
		}
		if k.kind == browserslist.BadStats && strings.HasSuffix(message, " config") {
			return browserslist.NoConfig, true
		}
		return k.kind, true
	}
	return 0, false
}

// ask returns the answers of the npm package installed in dir.
func ask(t *testing.T, dir string, questions []question) []answer {
	t.Helper()
	text, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs("testdata/upstream.cjs")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "node", script)
	cmd.Dir, cmd.Stdin = dir, bytes.NewReader(text)
	cmd.Env = append(os.Environ(), "TZ=UTC", "BROWSERSLIST=", "BROWSERSLIST_STATS=")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, &stderr)
	}
	var answers []answer
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}

// install puts the pinned packages below dir/node_modules.
func install(t *testing.T, dir string) {
	t.Helper()
	pins, err := npm.ReadPins("../sources.json")
	if err != nil {
		t.Fatal(err)
	}
	pins = slices.DeleteFunc(pins, func(p npm.Pin) bool { return strings.HasPrefix(p.Name, "@mdn/") })
	if err := npm.Install(t.Context(), dir, pins); err != nil {
		missing(t, "needs npm and its registry: %v", err)
	}
	if _, err := exec.LookPath("node"); err != nil {
		missing(t, "needs node: %v", err)
	}
}

// missing skips a test for what the machine lacks, and fails it where nothing may be skipped.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

func load(t testing.TB) *browserslist.DB {
	t.Helper()
	db, err := browserslist.Load()
	if err != nil {
		t.Fatal(err)
	}
	return db
}
