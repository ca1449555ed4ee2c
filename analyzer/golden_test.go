package analyzer_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data/browserslist"
	"github.com/synclint/synclint/reports"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

const goldenDir = "../testdata/golden"

// goldenFormats are what golden files are in: one to read, and one that has everything. That the
// other formats say the same is for the tests of package reports.
var goldenFormats = []string{"json", "text"}

// TestAppReports compares the whole report on each app with golden files.
func TestAppReports(t *testing.T) {
	schema := reportSchema(t)
	var files []string
	for _, app := range apps(t) {
		for _, format := range goldenFormats {
			files = append(files, app+extension(format))
		}
		t.Run(app, func(t *testing.T) {
			r := analyzeFor(t, app, fixedTargets())
			checkRules(t, r)
			hideReleases(r)
			for _, format := range goldenFormats {
				got := write(t, format, r, app)
				if format == "json" {
					validate(t, schema, got)
				}
				golden(t, app+extension(format), got)
			}
		})
	}
	noOthers(t, files)
}

// checkRules compares the rules that the report documents with those that its findings name.
func checkRules(t *testing.T, r *report.Report) {
	t.Helper()
	var named, documented []string
	for _, f := range r.Findings {
		named = append(named, f.Rule)
	}
	slices.Sort(named)
	for _, rule := range r.Rules {
		documented = append(documented, rule.ID)
	}
	if diff := gocmp.Diff(slices.Compact(named), documented); diff != "" {
		t.Errorf("rules (-named +documented):\n%s", diff)
	}
}

// fixedTargets are targets that newer data doesn't change, with shares that stay.
func fixedTargets() target.Options {
	return target.Options{
		Query: []string{"chrome 157", "firefox 153", "firefox 160", "safari 27.2", "ios_saf 27.0"},
		Stats: browserslist.Usage{
			{Browser: "chrome", Version: "157", Percent: 75.5},
			{Browser: "firefox", Version: "153", Percent: 0.5},
			{Browser: "firefox", Version: "160", Percent: 3},
			{Browser: "safari", Version: "27.2", Percent: 4.25},
			{Browser: "ios_saf", Version: "27.0", Percent: 12.5},
			{Browser: "op_mini", Version: "all", Percent: 1},
		},
	}
}

// hideReleases takes out what changes with every release of the tool and of its data, so that
// only a change of verdict changes a golden file.
func hideReleases(r *report.Report) {
	r.Tool.Version = "0.0.0"
	r.Rules = []report.Rule{}
	r.Data.BrowserCompatData = report.Source{Version: "0.0.0", Date: "2000-01-01"}
}

func extension(format string) string {
	if format == "text" {
		return ".txt"
	}
	return "." + format
}

func write(t *testing.T, name string, r *report.Report, app string) []byte {
	t.Helper()
	format, err := reports.Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	options := reports.Options{Root: "testdata/apps/" + app, Source: func(path string, line int) (string, bool) {
		text, err := os.ReadFile(filepath.Join(appsDir, app, filepath.FromSlash(path)))
		lines := strings.Split(string(text), "\n")
		if err != nil || line < 1 || line > len(lines) {
			return "", false
		}
		return lines[line-1], true
	}}
	if err := format.Write(&out, r, options); err != nil {
		t.Fatalf("could not write %s: %v", format.Name, err)
	}
	return out.Bytes()
}

func reportSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(report.Schema))
	if err != nil {
		t.Fatal(err)
	}
	const url = "report.schema.json"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(url, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(url)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(t *testing.T, schema *jsonschema.Schema, text []byte) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Errorf("the report is not JSON: %v", err)
		return
	}
	if err := schema.Validate(doc); err != nil {
		t.Errorf("the report does not follow its schema: %v", err)
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join(goldenDir, name)
	if *update {
		if err := os.MkdirAll(goldenDir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (write it with -update)", err)
	}
	if diff := gocmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("the report differs from %s (-want +got):\n%s", file, diff)
	}
}

// noOthers fails for golden files of apps or formats that there are no more.
func noOthers(t *testing.T, files []string) {
	t.Helper()
	entries, err := os.ReadDir(goldenDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(files, e.Name()) {
			t.Errorf("%s belongs to no app", filepath.Join(goldenDir, e.Name()))
		}
	}
}
