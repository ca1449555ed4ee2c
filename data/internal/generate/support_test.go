package main

import (
	"strings"
	"testing"

	"github.com/synclint/synclint/data"
)

func TestLayOut(t *testing.T) {
	text, err := layOut(&data.Table{
		Source: "bcd", Version: "1.2.3", Date: "2026-01-01",
		Browsers: []data.Browser{{ID: "edge", Name: "Edge", Type: "desktop", Releases: []data.Release{
			{Version: "12", Date: "2015-07-29", Status: "retired", Engine: "EdgeHTML", EngineVersion: "12"},
			{Version: "200", Status: "planned"},
		}}},
		Features: map[string]map[string][]data.Statement{
			"api.B": {"edge": {}},
			"api.A": {"edge": {{Added: "79"}, {Added: "≤18", Removed: "79", Notes: []string{"<b>\"a\"</b> & b\n"}}}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"bcd\t1.2.3\t2026-01-01",
		"browser\tedge\tEdge\tdesktop",
		"\t12\t2015-07-29\tretired\tEdgeHTML\t12",
		"\t200\t\tplanned",
		"feature\tapi.A",
		"\tedge\t79\t" + `{"added":"≤18","removed":"79","notes":["<b>\"a\"</b> & b\n"]}`,
		"feature\tapi.B",
		"\tedge\n",
	}, "\n")
	if string(text) != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}
