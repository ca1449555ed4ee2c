package reports

import (
	"encoding/xml"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheckstyleGolden(t *testing.T) {
	golden(t, "notes-checkstyle", render(t, "checkstyle", load(t, "notes"), Options{Root: "apps/notes"}))
}

func TestCheckstyleIsReadByReviewdog(t *testing.T) {
	got := reviewdog(t, "checkstyle", render(t, "checkstyle", load(t, "notes"), Options{}))
	type issue struct {
		path, severity, code string
		line, column         int
	}
	var issues []issue
	for _, d := range got {
		start := d.Location.Range.Start
		issues = append(issues, issue{d.Location.Path, d.Severity, d.Code.Value, start.Line, start.Column})
	}
	want := []issue{
		{"app.js", "ERROR", "synclint.unguarded-sync", 7, 8},
		{"app.js", "ERROR", "synclint.mismatched-feature-detection", 11, 8},
		{"queue.js", "WARNING", "synclint.missing-fallback", 1, 43},
	}
	if diff := cmp.Diff(want, issues, cmp.AllowUnexported(issue{})); diff != "" {
		t.Errorf("issues (-want +read):\n%s", diff)
	}
}

// FuzzCheckstyle writes hostile reports. The document is well-formed and has the form it should.
func FuzzCheckstyle(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, _ bool) {
		r := hostile(text, column, endColumn)
		out := render(t, "checkstyle", r, Options{})
		checkHarmless(t, out)
		var got checkstyle
		if err := xml.Unmarshal([]byte(out), &got); err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		if len(got.Files) != 1 || len(got.Files[0].Errors) != 2 {
			t.Fatalf("%d findings became %+v", len(r.Findings), got)
		}
		if got.Files[0].Name != Printable(text) {
			t.Errorf("the name %q became %q", text, got.Files[0].Name)
		}
	})
}
