package analyzer_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/target"
)

// appsDir holds one small app per folder. What must be found in it is said beside the code.
const appsDir = "../testdata/apps"

// apps returns the names of all apps.
func apps(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(appsDir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		t.Fatalf("there are no apps in %s", appsDir)
	}
	return names
}

// analyze returns the report on an app, for the default targets.
func analyze(t *testing.T, app string) *report.Report {
	t.Helper()
	return analyzeFor(t, app, target.Options{})
}

func analyzeFor(t *testing.T, app string, targets target.Options) *report.Report {
	t.Helper()
	r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: os.DirFS(filepath.Join(appsDir, app)), Targets: targets})
	if err != nil {
		t.Fatalf("could not analyze %s: %v", app, err)
	}
	if r == nil {
		t.Fatalf("could not analyze %s: there is no report", app)
	}
	return r
}

// TestApps compares the findings in each app with the expectations beside its code.
func TestApps(t *testing.T) {
	for _, app := range apps(t) {
		t.Run(app, func(t *testing.T) {
			expected, err := wants(os.DirFS(filepath.Join(appsDir, app)))
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range mismatches(analyze(t, app).Findings, expected) {
				t.Error(m)
			}
		})
	}
}

// TestOtherThingsOfTheSameName: an app full of things called sync, none of them the browser's.
func TestOtherThingsOfTheSameName(t *testing.T) {
	r := analyze(t, "silent")
	for _, u := range r.Usages {
		t.Errorf("%s:%d: taken for a use of %s (%s)", u.Path, u.Line, u.Feature, u.Operation)
	}
	for _, h := range r.Handlers {
		t.Errorf("%s:%d: taken for a handler of %s events", h.Path, h.Line, h.Event)
	}
	if r.Files.Parsed == 0 {
		t.Error("no file was parsed")
	}
}

// TestUnreadableFiles: a file that does not parse is told of, and the others are analyzed.
func TestUnreadableFiles(t *testing.T) {
	r := analyze(t, "broken")
	told := false
	for _, d := range r.Files.Diagnostics {
		told = told || d.Path == "search.js" && d.Line == 7
	}
	if !told {
		t.Errorf("no diagnostic for search.js:7 among %+v", r.Files.Diagnostics)
	}
	if len(r.Findings) == 0 {
		t.Error("no findings in the other files")
	}
}
