package data

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseTable(t *testing.T) {
	table, err := parseTable(strings.Join([]string{
		"bcd\t1.2.3\t2026-01-01",
		"browser\tedge\tEdge\tdesktop",
		"\t12\t2015-07-29\tretired\tEdgeHTML\t12",
		"\t200\t\tplanned",
		"feature\tapi.A",
		"\tedge\t79\t" + `{"added":"≤18","removed":"79","notes":["a"]}`,
		"\tie",
		"",
	}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := &Table{
		Source: "bcd", Version: "1.2.3", Date: "2026-01-01",
		Browsers: []Browser{{ID: "edge", Name: "Edge", Type: "desktop", Releases: []Release{
			{Version: "12", Date: "2015-07-29", Status: "retired", Engine: "EdgeHTML", EngineVersion: "12"},
			{Version: "200", Status: "planned"},
		}}},
		Features: map[string]map[string][]Statement{
			"api.A": {"edge": {{Added: "79"}, {Added: "≤18", Removed: "79", Notes: []string{"a"}}}, "ie": {}},
		},
	}
	if diff := cmp.Diff(want, table); diff != "" {
		t.Error(diff)
	}
}

func TestParseTableThatIsDamaged(t *testing.T) {
	for _, text := range []string{"", "bcd\t1\n", "bcd\t1\t2\n\tx\n", "bcd\t1\t2\nbrowsers\n", "bcd\t1\t2\nfeature\ta\n\tie\t{\n"} {
		if table, err := parseTable(text); err == nil {
			t.Errorf("%q: %v", text, table)
		}
	}
}
