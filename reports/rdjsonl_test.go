package reports

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

func TestRDJSONLGolden(t *testing.T) {
	o := Options{Root: "apps/notes", Source: files(t)}
	golden(t, "notes-rdjsonl", render(t, "rdjsonl", load(t, "notes"), o))
}

// Columns count bytes there.
func TestRDJSONLColumns(t *testing.T) {
	source := line("'📝é'; registration.sync.register()")
	place := report.Place{Path: "a.js", Line: 1, Column: 8, EndLine: 1, EndColumn: 20}
	r := &report.Report{Findings: []report.Finding{{
		Severity: report.Error, Place: place,
		Fixes: []report.Fix{{Edits: []report.Edit{{Place: place, NewText: "r"}}}},
	}}}
	got := decodeLines[rdDiagnostic](t, render(t, "rdjsonl", r, Options{Source: source}))[0]
	want := rdRange{rdPosition{1, 11}, &rdPosition{1, 23}}
	if diff := cmp.Diff(want, *got.Location.Range); diff != "" {
		t.Errorf("range (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]rdSuggestion{{want, "r"}}, got.Suggestions); diff != "" {
		t.Errorf("suggestions (-want +got):\n%s", diff)
	}
	// Without the line there is no column, and nothing that would replace a whole line.
	got = decodeLines[rdDiagnostic](t, render(t, "rdjsonl", r, Options{}))[0]
	if got.Location.Range.Start != (rdPosition{Line: 1}) || got.Suggestions != nil {
		t.Errorf("without source: %+v", got)
	}
}

// A fix of several edits would be offered in parts.
func TestRDJSONLSuggestsWholeFixes(t *testing.T) {
	edit := func(path string) report.Edit {
		return report.Edit{Place: report.Place{Path: path, Line: 1, Column: 1, EndLine: 1, EndColumn: 2}, NewText: path}
	}
	r := &report.Report{Findings: []report.Finding{{Place: edit("a.js").Place, Fixes: []report.Fix{
		{Edits: []report.Edit{edit("a.js"), edit("a.js")}}, {Edits: []report.Edit{edit("b.js")}}, {Edits: []report.Edit{edit("a.js")}},
	}}}}
	got := decodeLines[rdDiagnostic](t, render(t, "rdjsonl", r, Options{Source: line("code")}))[0]
	if len(got.Suggestions) != 1 || got.Suggestions[0].Text != "a.js" {
		t.Errorf("suggestions %+v", got.Suggestions)
	}
}

// reviewdog has reviewdog read a report, and returns the diagnostics that it makes of it.
func reviewdog(t *testing.T, format, out string) []rdDiagnostic {
	t.Helper()
	path, err := exec.LookPath("reviewdog")
	needs(t, "reviewdog", err)
	cmd := exec.CommandContext(t.Context(), path, "-f="+format, "-reporter=rdjsonl", "-filter-mode=nofilter", "-diff=true")
	cmd.Stdin = strings.NewReader(out)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	read, err := cmd.Output()
	if err != nil {
		t.Fatalf("reviewdog: %v\n%s", err, stderr.String())
	}
	return decodeLines[rdDiagnostic](t, string(read))
}

func TestRDJSONLIsReadByReviewdog(t *testing.T) {
	out := render(t, "rdjsonl", load(t, "notes"), Options{Source: files(t)})
	if diff := cmp.Diff(decodeLines[rdDiagnostic](t, out), reviewdog(t, "rdjsonl", out)); diff != "" {
		t.Errorf("diagnostics (-written +read):\n%s", diff)
	}
}

// FuzzRDJSONL writes hostile reports. There is a line for each finding, and its columns are within
// the line.
func FuzzRDJSONL(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, _ bool) {
		out := render(t, "rdjsonl", hostile(text, column, endColumn), Options{Root: text, Source: line(text)})
		checkHarmless(t, out)
		for _, d := range decodeLines[rdDiagnostic](t, out) {
			if r := d.Location.Range; r.Start.Column < 1 || r.Start.Column > len(text)+1 || r.End != nil && r.End.Column > len(text)+1 {
				t.Errorf("column %d of %q", r.Start.Column, text)
			}
			if !json.Valid([]byte(out[:strings.IndexByte(out, '\n')])) {
				t.Error("the first line is no JSON")
			}
		}
	})
}
