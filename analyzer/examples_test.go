package analyzer_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/synclint/synclint/analyzer"
)

// TestExamplesOfOthers has what specifications and documentation show of the two APIs, written anew. What
// must be found in it is said beside the code.
func TestExamplesOfOthers(t *testing.T) {
	files, err := filepath.Glob("testdata/examples/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no examples", err)
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
			expected, err := wants(fsys)
			if err != nil {
				t.Fatal(err)
			}
			r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: fsys})
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range mismatches(r.Findings, expected) {
				t.Error(m)
			}
		})
	}
}
