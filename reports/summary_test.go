package reports

import (
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/report"
)

func TestLastLine(t *testing.T) {
	finding := func(path string, s report.Severity) report.Finding {
		return report.Finding{Severity: s, Place: report.Place{Path: path}}
	}
	one := report.Usage{Feature: report.BackgroundSync}
	periodic := report.Usage{Feature: report.PeriodicBackgroundSync}
	for name, test := range map[string]struct {
		report report.Report
		quiet  bool
		want   string
	}{
		"no use":   {report.Report{Files: report.Files{Scanned: 12}}, false, "No use of Background Sync was found in 12 files."},
		"one file": {report.Report{Files: report.Files{Scanned: 1}}, false, "No use of Background Sync was found in 1 file."},
		"clean": {
			report.Report{Files: report.Files{Scanned: 3}, Usages: []report.Usage{one}},
			false,
			"no findings; 1 use of background sync in 3 files",
		},
		"periodic alone": {
			report.Report{Files: report.Files{Scanned: 3}, Usages: []report.Usage{periodic, periodic}},
			false,
			"no findings; 2 uses of periodic sync in 3 files",
		},
		"everything": {
			report.Report{
				Files: report.Files{Scanned: 12}, Usages: []report.Usage{one, one, periodic}, Suppressed: 4,
				Findings: []report.Finding{
					finding("a.js", report.Error), finding("b.js", report.Info), finding("a.js", report.Warning),
					finding("b.js", report.Info), finding("a.js", report.Error),
				},
			},
			false,
			"2 errors, 1 warning, 2 info in 2 files, 4 suppressed; 2 uses of background sync, 1 of periodic sync in 12 files",
		},
		"quiet": {
			report.Report{
				Files: report.Files{Scanned: 2}, Usages: []report.Usage{one},
				Findings: []report.Finding{finding("a.js", report.Warning)},
			},
			true,
			"no errors; 1 use of background sync in 2 files",
		},
		"finding without use": {
			report.Report{Files: report.Files{Scanned: 2}, Findings: []report.Finding{finding("a.js", report.Error)}},
			false,
			"1 error in 1 file; no use of background sync in 2 files",
		},
	} {
		t.Run(name, func(t *testing.T) {
			out := render(t, "text", &test.report, Options{Quiet: test.quiet})
			lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
			if got := lines[len(lines)-1]; got != test.want {
				t.Errorf("last line %q, want %q", got, test.want)
			}
		})
	}
}

func TestFailedFilesAreCounted(t *testing.T) {
	r := &report.Report{Files: report.Files{Scanned: 3, Diagnostics: []report.Diagnostic{
		{Path: "a.js", Message: "secret\x1b"}, {Path: "a.js", Line: 3}, {Path: "b.js"},
	}}}
	want := "2 files could not be analyzed completely\nNo use of Background Sync was found in 3 files.\n"
	if got := render(t, "text", r, Options{}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
