package analyzer_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
)

// TestFrameworks has small apps, each with one register call, whose guard or fallback goes through
// what a library makes of functions. The comment of an archive is the status of both.
func TestFrameworks(t *testing.T) {
	files, err := filepath.Glob("testdata/frameworks/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no apps", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys := fstest.MapFS{}
			for _, f := range archive.Files {
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: fsys})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, u := range r.Usages {
				if u.Operation == report.OpRegister {
					got = append(got, u.Guard.Status+" "+u.Fallback.Status)
				}
			}
			if want := strings.TrimSpace(string(archive.Comment)); len(got) != 1 || got[0] != want {
				t.Errorf("the use is %q, want %q; findings: %+v", got, want, r.Findings)
			}
			for _, f := range r.Findings {
				if f.Severity == report.Error && !strings.HasPrefix(got[0], "unguarded") {
					t.Errorf("%s:%d: %s", f.Path, f.Line, f.Message)
				}
			}
		})
	}
}
