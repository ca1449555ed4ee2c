package reports

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCSVGolden(t *testing.T) {
	golden(t, "notes-csv", render(t, "csv", load(t, "notes"), Options{Root: "apps/notes"}))
}

func TestCell(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"app.js":               "app.js",
		"a-b=c+d@e":            "a-b=c+d@e",
		"=1+1":                 "'=1+1",
		"+1":                   "'+1",
		"-1":                   "'-1",
		"@SUM(A1)":             "'@SUM(A1)",
		"  =1":                 "  '=1",
		"\t=1":                 "<U+0009>=1",
		"\"=1":                 "\"'=1",
		"＝1":                   "'＝1",
		"a;=1; -2":             "a;'=1; '-2",
		"=HYPERLINK(\"x\")\n;": "'=HYPERLINK(\"x\")<U+000A>;",
	} {
		if got := cell(text); got != want {
			t.Errorf("cell(%q) = %q, want %q", text, got, want)
		}
	}
}

// FuzzCSV writes hostile reports. The rows have the right number of cells, whichever of the usual
// characters separates them, and none begins a formula.
func FuzzCSV(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, _ bool) {
		out := render(t, "csv", hostile(text, column, endColumn), Options{Root: text, Source: line(text)})
		checkHarmless(t, out)
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != 3 || len(rows[0]) != 11 {
			t.Errorf("%d rows of %d cells", len(rows), len(rows[0]))
		}
		for _, row := range rows {
			for i, c := range append(row, strings.Split(strings.Join(row, ";"), ";")...) {
				if i >= 1 && i <= 4 { // numbers
					continue
				}
				c = strings.TrimLeft(c, " \"")
				if strings.HasPrefix(c, "=") || strings.HasPrefix(c, "+") || strings.HasPrefix(c, "@") {
					t.Errorf("the cell %q is a formula", c)
				}
			}
		}
	})
}

func TestCSVQuiet(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(render(t, "csv", load(t, "notes"), Options{Quiet: true}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, row := range rows[1:] {
		rules = append(rules, row[6])
	}
	if diff := cmp.Diff([]string{"unguarded-sync", "mismatched-feature-detection"}, rules); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
}
