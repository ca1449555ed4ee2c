package reports

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/report"
)

func TestJSONLGolden(t *testing.T) {
	golden(t, "notes-jsonl", render(t, "jsonl", load(t, "notes"), Options{Root: "apps/notes"}))
}

// decodeLines decodes each line of out.
func decodeLines[T any](t *testing.T, out string) []T {
	t.Helper()
	var list []T
	for line := range strings.Lines(out) {
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		list = append(list, v)
	}
	return list
}

func TestJSONLSaysWhatJSONSays(t *testing.T) {
	r := load(t, "notes")
	got := decodeLines[report.Finding](t, render(t, "jsonl", r, Options{}))
	if diff := cmp.Diff(r.Findings, got); diff != "" {
		t.Errorf("findings (-json +jsonl):\n%s", diff)
	}
}

// FuzzJSONL writes hostile reports. There is a line for each finding.
func FuzzJSONL(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, _ bool) {
		r := hostile(text, column, endColumn)
		out := render(t, "jsonl", r, Options{Root: text})
		checkHarmless(t, out)
		got := decodeLines[report.Finding](t, out)
		if len(got) != len(r.Findings) {
			t.Fatalf("%d findings became %d", len(r.Findings), len(got))
		}
		if utf8.ValidString(text) && (got[0].Message != text || got[1].Path != text) {
			t.Errorf("%q became %q", text, out)
		}
	})
}
