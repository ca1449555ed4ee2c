package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

func TestFailOn(t *testing.T) {
	all := notes(t)
	all.Findings[2].Severity = report.Info
	errors, infos := *all, *all
	errors.Findings, infos.Findings = all.Findings[:1], all.Findings[2:]
	warnings := *notes(t)
	warnings.Findings = warnings.Findings[2:]
	none := *all
	none.Findings = nil
	for _, test := range []struct {
		name                                  string
		report                                report.Report
		byDefault, onError, onWarning, onInfo int
	}{
		{"none", none, 0, 0, 0, 0},
		{"info", infos, 0, 0, 0, 1},
		{"warning", warnings, 0, 0, 1, 1},
		{"error", errors, 1, 1, 1, 1},
		{"error and info", *all, 1, 1, 1, 1},
	} {
		s := newConsole(&test.report, nil)
		for args, want := range map[string]int{
			"":                  test.byDefault,
			"--fail-on error":   test.onError,
			"--fail-on warning": test.onWarning,
			"--fail-on info":    test.onInfo,
			"--fail-on never":   exitOK,
			"--max-warnings 0":  test.onWarning,
			"--max-warnings 1":  test.onError,
			// What is not shown still counts.
			"--quiet --fail-on warning": test.onWarning,
		} {
			if got := s.run(strings.Fields(args)...); got != want {
				t.Errorf("%s, %q: exit status %d, want %d", test.name, args, got, want)
			}
		}
	}
}

func TestReportGoesToStdoutAndDiagnosticsToStderr(t *testing.T) {
	r := notes(t)
	r.Files.Diagnostics = append(r.Files.Diagnostics,
		report.Diagnostic{Path: "::error::\x1b.js", Message: "two\nlines\x1b[2J"})
	s := newConsole(r, nil)
	if got := s.run("--format", "json"); got != exitFindings {
		t.Errorf("exit status %d", got)
	}
	var got report.Report
	if err := json.Unmarshal(s.stdout.Bytes(), &got); err != nil {
		t.Errorf("stdout is not the report: %v", err)
	}
	want := "vendor/chart.js:3:17: unexpected token )\n./::error::<U+001B>.js: two lines<U+001B>[2J\n"
	if diff := cmp.Diff(want, s.stderr.String()); diff != "" {
		t.Errorf("stderr (-want +got):\n%s", diff)
	}
}

func TestPathsStartAtTheWorkingFolder(t *testing.T) {
	r := notes(t)
	t.Chdir(t.TempDir())
	mkdirs(t, "apps/notes")
	writeFile(t, "apps/notes/app.js", strings.Repeat("\n", 6)+"\tawait registration.sync.register('outbox')\r\n")
	s := newConsole(r, nil)
	s.run("apps/notes")
	for _, want := range []string{
		"apps/notes/app.js:7:8  error  ",
		"\n  7 │     await registration.sync.register('outbox')\n",
		"  note: apps/notes/app.js:12:8: ",
	} {
		if !strings.Contains(s.stdout.String(), want) {
			t.Errorf("no %q in\n%s", want, s.stdout.String())
		}
	}
	if want := "apps/notes/vendor/chart.js:3:17: "; !strings.HasPrefix(s.stderr.String(), want) {
		t.Errorf("stderr %q, want %q", s.stderr.String(), want)
	}
}

func TestNothingCouldBeAnalyzed(t *testing.T) {
	failed := []report.Diagnostic{{Path: "a.js", Line: 1, Message: "x"}, {Path: "a.js", Line: 9, Message: "y"}}
	for name, test := range map[string]struct {
		files report.Files
		want  int
	}{
		"the only file failed":  {report.Files{Scanned: 1, Diagnostics: failed}, exitFailure},
		"a page was read":       {report.Files{Scanned: 2, Diagnostics: failed}, exitOK},
		"a part was parsed":     {report.Files{Scanned: 1, Parsed: 1, Diagnostics: failed}, exitOK},
		"no scripts":            {report.Files{Scanned: 1}, exitOK},
		"no files":              {report.Files{}, exitOK},
		"a folder was unusable": {report.Files{Diagnostics: failed}, exitFailure},
	} {
		s := newConsole(&report.Report{Files: test.files}, nil)
		if got := s.run("--format", "json"); got != test.want {
			t.Errorf("%s: exit status %d, want %d", name, got, test.want)
		}
		if !json.Valid(s.stdout.Bytes()) {
			t.Errorf("%s: no report", name)
		}
		message := "synclint: nothing could be analyzed\n"
		if got := strings.HasSuffix(s.stderr.String(), message); got != (test.want == exitFailure) {
			t.Errorf("%s: stderr %q", name, s.stderr.String())
		}
	}
}

func TestEmptyFolderIsNoted(t *testing.T) {
	s := newConsole(&report.Report{}, nil)
	if got := s.run(t.TempDir()); got != exitOK {
		t.Errorf("exit status %d", got)
	}
	if !strings.Contains(s.stderr.String(), "there are no pages and scripts in ") {
		t.Errorf("stderr %q", s.stderr.String())
	}
}

func TestAnalysisFails(t *testing.T) {
	s := newConsole(nil, errors.New("disk on fire\x1b"))
	if got := s.run(); got != exitFailure {
		t.Errorf("exit status %d", got)
	}
	if want := "synclint: could not analyze \".\": disk on fire<U+001B>\n"; s.stderr.String() != want {
		t.Errorf("stderr %q, want %q", s.stderr.String(), want)
	}
	if s.stdout.Len() > 0 {
		t.Errorf("stdout %q", s.stdout.String())
	}
}

func TestInterrupted(t *testing.T) {
	file := filepath.Join(t.TempDir(), "report.json")
	s := newConsole(notes(t), nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := s.app.run(ctx, []string{"--output", "json=" + file}); got != exitInterrupted {
		t.Errorf("exit status %d", got)
	}
	if entries, _ := os.ReadDir(filepath.Dir(file)); len(entries) > 0 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestStdoutFails(t *testing.T) {
	s := newConsole(notes(t), nil)
	s.app.stdout = brokenWriter{}
	if got := s.run(); got != exitFailure {
		t.Errorf("exit status %d", got)
	}
	if want := "synclint: could not write the report: no space left\n"; !strings.HasSuffix(s.stderr.String(), want) {
		t.Errorf("stderr %q, want %q", s.stderr.String(), want)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: errors.New("no space left")}
}

// Nothing outside of the common folder can be read, not even through a link.
func TestAnalysisGetsTheScope(t *testing.T) {
	r := notes(t)
	t.Chdir(t.TempDir())
	mkdirs(t, "app/src")
	writeFile(t, "app/src/a.js", "a")
	writeFile(t, "app/index.html", "i")
	writeFile(t, "secret.js", "s")
	if err := os.Symlink("../secret.js", "app/link.js"); err != nil {
		t.Fatal(err)
	}
	s := newConsole(r, nil)
	s.run("check", "app/src/a.js", "app/index.html")
	if diff := cmp.Diff([]string{"index.html", "src/a.js"}, s.options.Paths); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"index.html", "src/a.js"}, s.files); diff != "" {
		t.Errorf("files in reach (-want +got):\n%s", diff)
	}
	if s.options.Version == "" {
		t.Error("the analysis doesn't know the version of the tool")
	}
}
