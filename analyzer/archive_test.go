package analyzer_test

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
)

// analyzeArchives analyzes the apps in a folder of testdata, one an archive, and hands each on with the
// comment of its archive, its files and its report. An app has the files of others where it has none of
// its own.
func analyzeArchives(t *testing.T, folder string, others fstest.MapFS, look func(t *testing.T, comment string, fsys fstest.MapFS, r *report.Report)) {
	t.Helper()
	files, err := filepath.Glob("testdata/" + folder + "/*.txtar")
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
			maps.Copy(fsys, others)
			for _, f := range archive.Files {
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			r, err := analyzer.Analyze(t.Context(), analyzer.Options{FS: fsys})
			if err != nil {
				t.Fatal(err)
			}
			look(t, strings.TrimSpace(string(archive.Comment)), fsys, r)
		})
	}
}
