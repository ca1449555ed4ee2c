package analyzer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/target"
)

func makeTable(t *testing.T, o analyzer.Options) *report.Table {
	t.Helper()
	table, err := analyzer.Table(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// rowsOf writes each row as `browser versions share: cell, cell`.
func rowsOf(table *report.Table) []string {
	var rows []string
	for _, r := range table.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, strings.Join(strings.Fields(fmt.Sprint(c.Support, " ", c.Since, " ", c.Outcome)), " "))
		}
		rows = append(rows, fmt.Sprintf("%s %v %v: %s", r.Browser, r.Versions, r.Share, strings.Join(cells, ", ")))
	}
	return rows
}

func TestTableWithoutApp(t *testing.T) {
	targets := fixedTargets()
	targets.Query = append(targets.Query, "chrome 48", "chrome 60", "chrome 61", "op_mini all")
	table := makeTable(t, analyzer.Options{Targets: targets})
	if diff := gocmp.Diff([]string{
		"chrome [48] 0: no 49, no 80",
		"chrome [60 61] 0: yes 49, no 80",
		"chrome [157] 75.5: yes 49, yes 80",
		"firefox [153 160] 3.5: no, no",
		"op_mini [all] 1: no, unknown",
		"safari [27.2] 4.25: no, no",
		"safari_ios [27.0] 12.5: no, no",
	}, rowsOf(table)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	for i, want := range []map[string]float64{
		{"yes": 75.5, "no": 21.25}, {"yes": 75.5, "no": 20.25, "unknown": 1},
	} {
		f := table.Features[i]
		if diff := gocmp.Diff(want, f.Shares); diff != "" {
			t.Errorf("shares of %s (-want +got):\n%s", f.Feature, diff)
		}
		if f.Used || len(f.Impact) > 0 {
			t.Errorf("%s is used, but there is no app", f.Feature)
		}
		if len(f.Positions) != 2 || f.Baseline.Status != "limited" || f.Documentation == "" {
			t.Errorf("%s: %+v", f.Feature, f)
		}
	}
}

// The table of an app says what the report on it says.
func TestTableOfApp(t *testing.T) {
	files := fstest.MapFS{"app.js": {Data: []byte(`navigator.serviceWorker.ready.then((r) => r.sync.register('outbox'));`)}}
	options := analyzer.Options{FS: files, Targets: fixedTargets()}
	options.Targets.Query = append(options.Targets.Query, "op_mini all")
	table := makeTable(t, options)
	if diff := gocmp.Diff([]string{
		"chrome [157] 75.5: yes 49 works, yes 80",
		"firefox [153 160] 3.5: no throws, no",
		"op_mini [all] 1: no unknown, unknown",
		"safari [27.2] 4.25: no throws, no",
		"safari_ios [27.0] 12.5: no throws, no",
	}, rowsOf(table)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	r, err := analyzer.Analyze(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(r.Impact, table.Features[0].Impact); diff != "" {
		t.Errorf("impact (-report +table):\n%s", diff)
	}
	if diff := gocmp.Diff(r.Targets, table.Targets); diff != "" {
		t.Errorf("targets (-report +table):\n%s", diff)
	}
	if used := []bool{table.Features[0].Used, table.Features[1].Used}; !slices.Equal(used, []bool{true, false}) {
		t.Errorf("used: %v", used)
	}
}

func TestTableOfAllBrowsers(t *testing.T) {
	table := makeTable(t, analyzer.Options{Targets: target.Options{All: true}})
	got := map[string][]string{}
	for _, r := range table.Rows {
		got[r.Browser] = append(got[r.Browser], r.Versions[0]+" "+r.Cells[0].Support+" "+r.Cells[1].Support)
	}
	for browser, want := range map[string][]string{
		"chrome":  {"4 no no", "49 yes no", "80 yes yes"},
		"edge":    {"12 no no", "79 yes no", "80 yes yes"},
		"firefox": {"2 no no"},
		"oculus":  {"5.0 yes no", "9.0 yes yes"},
		"op_mini": {"all no unknown"},
	} {
		if diff := gocmp.Diff(want, got[browser]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", browser, diff)
		}
	}
}
