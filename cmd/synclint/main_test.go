package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
)

var update = flag.Bool("update", false, "write the expected output into the scripts and the README")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"synclint": main})
}

// TestScript runs the real program, one script for each behaviour that users rely on.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("BROWSERSLIST_IGNORE_OLD_DATA", "1") // standard error stays empty whatever the day
			return nil
		},
	})
}

// console runs command lines in this process, with an analysis that finds what the test wants.
type console struct {
	app            app
	stdout, stderr bytes.Buffer
	options        analyzer.Options // of the last analysis
	files          []string         // that the last analysis could read
}

func newConsole(r *report.Report, err error) *console {
	s := &console{}
	s.app = app{
		stdin: new(bytes.Buffer), stdout: &s.stdout, stderr: &s.stderr,
		env: func(string) string { return "" },
		analyze: func(ctx context.Context, o analyzer.Options) (*report.Report, error) {
			s.options, s.files = o, nil
			s.readAll(o.FS)
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			return r, err
		},
	}
	return s
}

// readAll takes down which files there are, and reads them.
func (s *console) readAll(fsys fs.FS) {
	_ = fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if _, err := fs.ReadFile(fsys, path); err == nil {
			s.files = append(s.files, path)
		}
		return nil
	})
}

func (s *console) run(args ...string) int {
	s.stdout.Reset()
	s.stderr.Reset()
	return s.app.run(context.Background(), args)
}

// notes returns the sample report, which has two errors and a warning.
func notes(t *testing.T) *report.Report {
	t.Helper()
	data, err := os.ReadFile("../../reports/testdata/notes.json")
	if err != nil {
		t.Fatal(err)
	}
	var r report.Report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

// needs returns the path of a program that a test needs, and skips the test if there is none.
func needs(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err == nil {
		return path
	}
	if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
		t.Fatalf("no %s: %v", program, err)
	}
	t.Skipf("no %s: %v", program, err)
	return ""
}
