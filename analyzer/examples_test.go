package analyzer_test

import (
	"testing"
	"testing/fstest"

	"github.com/synclint/synclint/analyzer/report"
)

// TestExamplesOfOthers has what specifications and documentation show of the two APIs, written anew. What
// must be found in it is said beside the code.
func TestExamplesOfOthers(t *testing.T) {
	analyzeArchives(t, "examples", nil, func(t *testing.T, _ string, fsys fstest.MapFS, r *report.Report) {
		t.Helper()
		expected, err := wants(fsys)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mismatches(r.Findings, expected) {
			t.Error(m)
		}
	})
}
