package reports

import (
	"encoding/xml"
	"testing"

	"github.com/google/go-cmp/cmp"
	gojunit "github.com/joshdk/go-junit"

	"github.com/synclint/synclint/analyzer/report"
)

func TestJUnitGolden(t *testing.T) {
	o := Options{Root: "apps/notes", Source: files(t)}
	golden(t, "notes-junit", render(t, "junit", load(t, "notes"), o))
}

// read has another program's reader read a JUnit report: how many tests there are in which state.
func read(t *testing.T, out string) map[gojunit.Status]int {
	t.Helper()
	suites, err := gojunit.Ingest([]byte(out))
	if err != nil {
		t.Fatal(err)
	}
	states := map[gojunit.Status]int{}
	for _, s := range suites {
		for _, test := range s.Tests {
			states[test.Status]++
			if test.Status == gojunit.StatusFailed && (test.Error == nil || test.Error.Error() == "" || test.Message == "") {
				t.Errorf("the reader found no reason for %s", test.Name)
			}
		}
	}
	return states
}

func TestJUnitIsRead(t *testing.T) {
	notes := load(t, "notes")
	informs := load(t, "notes")
	for i := range informs.Findings {
		informs.Findings[i].Severity = report.Info
	}
	for name, test := range map[string]struct {
		report *report.Report
		want   map[gojunit.Status]int
	}{
		"errors and warnings fail": {notes, map[gojunit.Status]int{gojunit.StatusFailed: 3}},
		"what informs passes":      {informs, map[gojunit.Status]int{gojunit.StatusPassed: 3}},
		"no findings":              {&report.Report{}, map[gojunit.Status]int{gojunit.StatusPassed: 1}},
	} {
		if diff := cmp.Diff(test.want, read(t, render(t, "junit", test.report, Options{}))); diff != "" {
			t.Errorf("%s: tests (-want +read):\n%s", name, diff)
		}
	}
}

// FuzzJUnit writes hostile reports. The document is well-formed, and its sums are right.
func FuzzJUnit(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, width int, _, _ bool) {
		out := render(t, "junit", hostile(text, column, endColumn), Options{Root: text, Source: line(text), Width: width})
		checkHarmless(t, out)
		var got junitSuites
		if err := xml.Unmarshal([]byte(out), &got); err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		failures := 0
		for _, s := range got.Suites {
			for _, c := range s.Cases {
				if c.Failure != nil {
					failures++
				}
			}
		}
		if got.Tests != 2 || failures != got.Failures || failures == 0 {
			t.Errorf("%d tests, %d failures, %d counted", got.Tests, got.Failures, failures)
		}
	})
}
