package analyzer_test

import (
	"context"
	"os"
	"testing"

	"github.com/synclint/synclint/analyzer"
)

// TestPathsLimitTheReport reads a whole app and speaks of one of its files only.
func TestPathsLimitTheReport(t *testing.T) {
	r, err := analyzer.Analyze(context.Background(), analyzer.Options{
		FS: os.DirFS("../testdata/apps/fallback"), Paths: []string{"lost.js"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Usages) == 0 || len(r.Findings) == 0 {
		t.Fatalf("nothing is said of lost.js: %d usages, %d findings", len(r.Usages), len(r.Findings))
	}
	for _, u := range r.Usages {
		if u.Path != "lost.js" {
			t.Errorf("a usage in %s is listed", u.Path)
		}
	}
	for _, f := range r.Findings {
		if f.Path != "lost.js" {
			t.Errorf("a finding in %s is reported", f.Path)
		}
	}
}
