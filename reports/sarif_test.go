package reports

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/synclint/synclint/analyzer/report"
)

func TestSARIFGolden(t *testing.T) {
	o := Options{Root: "apps/notes", Source: files(t)}
	golden(t, "notes-sarif", render(t, "sarif", load(t, "notes"), o))
}

// sarifRun reads a log and returns its run.
func sarifRun(t *testing.T, out string) *sarif.Run {
	t.Helper()
	log, err := sarif.FromString(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 {
		t.Fatalf("%d runs", len(log.Runs))
	}
	return log.Runs[0]
}

func TestSARIFMatchesSchema(t *testing.T) {
	for name, r := range map[string]*report.Report{
		"notes": load(t, "notes"), "hostile": load(t, "hostile"), "wide": load(t, "wide"), "empty": {},
	} {
		log, err := sarif.FromString(render(t, "sarif", r, Options{Source: files(t)}))
		if err != nil {
			t.Fatal(err)
		}
		if err := log.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSARIFIsAccepted has Microsoft's validator read logs, with the rules that GitHub adds.
func TestSARIFIsAccepted(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the validator is installed on Linux only")
	}
	tool := filepath.Join(consumer(t, "@microsoft/sarif-multitool-linux"), "Sarif.Multitool")
	if err := os.Chmod(tool, 0o755); err != nil { // what an install script would do
		t.Fatal(err)
	}
	r := load(t, "notes")
	for _, text := range hostileTexts {
		for _, f := range hostile(text, 2, 4).Findings {
			f.Rule = "unguarded-sync" // an app has no say in that
			r.Findings = append(r.Findings, f)
		}
	}
	file := filepath.Join(t.TempDir(), "report.sarif")
	if err := os.WriteFile(file, []byte(render(t, "sarif", r, Options{Root: ".", Source: files(t)})), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), tool, "validate", file, "--rule-kind", "Sarif;Ghas").CombinedOutput()
	if err != nil {
		t.Error(err)
	}
	if !strings.Contains(string(out), "Analysis completed successfully") {
		t.Errorf("the validator did not finish:\n%s", out)
	}
	for line := range strings.Lines(string(out)) {
		// The library writes what is not set as -1.
		if m := validated.FindStringSubmatch(line); m != nil && !strings.Contains(line, "parentIndex") {
			t.Error(line)
		}
	}
}

var validated = regexp.MustCompile(`: (error|warning) ([A-Z]+\d+)`)

func TestSARIFAddresses(t *testing.T) {
	for _, test := range []struct{ root, path, want string }{
		{"", "app.js", "app.js"},
		{"apps/notes", "src/app.js", "apps/notes/src/app.js"},
		{"../notes", "app.js", "../notes/app.js"},
		{"/srv/app", "a b.js", "file:///srv/app/a%20b.js"},
		{"C:/app", "a.js", "file:///C:/app/a.js"},
		{"", "a:b.js", "./a:b.js"},
		{"", "源/📝#1?.js", "%E6%BA%90/%F0%9F%93%9D%231%3F.js"},
		{"", "100%.js", "100%25.js"},
		{"", "a\n\xff\u202e.js", "a%0A%FF%E2%80%AE.js"},
	} {
		got := fileAddress(filePath(test.root, test.path))
		if got != test.want {
			t.Errorf("address of %q in %q: %q, want %q", test.path, test.root, got, test.want)
		}
		if u, err := url.Parse(got); err != nil || !strings.HasSuffix(u.Path, test.path) {
			t.Errorf("%q is read as %v, %v", got, u, err)
		}
	}
}

func TestSARIFLinks(t *testing.T) {
	f := report.Finding{
		Message: "see [here](https://example.com) and a[0](x) or a[0] (x)", Related: []report.Related{
			{Message: `the test \ [1]`}, {Message: ""},
		},
	}
	want := `see \[here](https://example.com) and a\[0](x) or a[0] (x). See [the test \\ \[1\]](1). See [2](2).`
	if got := sarifMessage(f); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// More results than GitHub takes would be refused all together.
func TestSARIFLimits(t *testing.T) {
	related := slices.Repeat([]report.Related{{Message: "m", Path: "a.js", Line: 1, Column: 1}}, sarifLocations+1)
	r := &report.Report{Findings: []report.Finding{{Rule: "r", Severity: report.Info, Message: "m", Related: related}}}
	for range sarifResults {
		r.Findings = append(r.Findings, report.Finding{Rule: "r", Severity: report.Warning, Message: "m"})
	}
	out := render(t, "sarif", r, Options{})
	if n := strings.Count(out, `"level": "warning",
          "locations"`); n != sarifResults {
		t.Errorf("%d warnings", n)
	}
	if strings.Contains(out, `"relatedLocations": [
`) {
		t.Error("what informs was not left out for a warning")
	}
	if !strings.Contains(out, `"1 more findings are left out: GitHub takes 25000."`) {
		t.Error("does not say that findings are left out")
	}
	r.Findings = r.Findings[:1]
	if n := len(sarifRun(t, render(t, "sarif", r, Options{})).Results[0].RelatedLocations); n != sarifLocations {
		t.Errorf("%d related locations", n)
	}
}

func TestSARIFFix(t *testing.T) {
	edit := func(path string, column int) report.Edit {
		return report.Edit{Place: report.Place{Path: path, Line: 1, Column: column, EndLine: 1, EndColumn: column}, NewText: path}
	}
	r := &report.Report{Findings: []report.Finding{{
		Rule: "r", Fixes: []report.Fix{{Title: "t", Edits: []report.Edit{edit("a.js", 1), edit("b.js", 1), edit("a.js", 5)}}},
	}}}
	var got []string
	for _, change := range sarifRun(t, render(t, "sarif", r, Options{})).Results[0].Fixes[0].ArtifactChanges {
		for _, p := range change.Replacements {
			got = append(got, fmt.Sprint(*change.ArtifactLocation.URI, *p.DeletedRegion.StartColumn, *p.DeletedRegion.EndColumn, *p.InsertedContent.Text))
		}
	}
	if diff := cmp.Diff([]string{"a.js1 1a.js", "a.js5 5a.js", "b.js1 1b.js"}, got); diff != "" {
		t.Errorf("replacements (-want +got):\n%s", diff)
	}
}

// FuzzSARIF writes hostile reports. Addresses are addresses, results name their rule, and no text
// that GitHub needs is empty.
func FuzzSARIF(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, _ bool) {
		out := render(t, "sarif", hostile(text, column, endColumn), Options{Root: text, Source: line(text)})
		checkHarmless(t, out)
		run := sarifRun(t, out)
		for _, result := range run.Results {
			rule := run.Tool.Driver.Rules[result.RuleIndex]
			for _, s := range []*string{result.Message.Text, rule.ShortDescription.Text, rule.FullDescription.Text, rule.Help.Text} {
				if s == nil || *s == "" {
					t.Error("a text is empty")
				}
			}
			at := result.Locations[0].PhysicalLocation
			if _, err := url.Parse(*at.ArtifactLocation.URI); err != nil {
				t.Error(err)
			}
			if *at.Region.StartLine < 1 || *at.Region.StartColumn < 1 {
				t.Errorf("region %+v", at.Region)
			}
		}
		if len(run.Results) != 2 {
			t.Errorf("%d results", len(run.Results))
		}
	})
}
