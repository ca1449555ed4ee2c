package analyzer_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/synclint/synclint/analyzer/report"
)

// TestFrameworks has small apps, each with one register call, whose guard or fallback goes through
// what a library makes of functions. The comment of an archive is the status of both.
func TestFrameworks(t *testing.T) {
	analyzeArchives(t, "frameworks", nil, func(t *testing.T, want string, _ fstest.MapFS, r *report.Report) {
		t.Helper()
		var got []string
		for _, u := range r.Usages {
			if u.Operation == report.OpRegister {
				got = append(got, u.Guard.Status+" "+u.Fallback.Status)
			}
		}
		if len(got) != 1 || got[0] != want {
			t.Fatalf("the use is %q, want %q; findings: %+v", got, want, r.Findings)
		}
		for _, f := range r.Findings {
			if f.Severity == report.Error && !strings.HasPrefix(want, "unguarded") {
				t.Errorf("%s:%d: %s", f.Path, f.Line, f.Message)
			}
		}
	})
}
