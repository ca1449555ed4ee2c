package browserslist_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/synclint/synclint/data/browserslist"
	"github.com/synclint/synclint/data/caniuse"
)

// Usage data of a package may lack what the embedded have: queries then stand for less.
func TestResolveWithOddUsage(t *testing.T) {
	for name, agents := range map[string]string{
		"one browser":     `{A:{A:{A:1},C:["A","","",""],E:"Android"}}`,
		"nothing is out":  `{A:{A:{A:1},C:["A"],E:"Android"},B:{A:{A:1},C:["","A","",""],E:"Opera"}}`,
		"no old versions": `{A:{A:{C:1},C:["C","","",""],E:"Android"},B:{A:{B:1},C:["B","","",""],E:"Opera"},C:{A:{B:1},C:["B","","",""],E:"Chrome"}}`,
	} {
		fsys := fstest.MapFS{}
		for file, text := range map[string]string{
			"package.json": `{"version": "1"}`, "data/agents.js": "module.exports=" + agents,
			"data/browsers.js":        `module.exports={A:"android",B:"op_mob",C:"chrome"}`,
			"data/browserVersions.js": `module.exports={A:"4.4",B:"TP",C:"157"}`,
		} {
			fsys[file] = &fstest.MapFile{Data: []byte(text)}
		}
		usage, err := caniuse.LoadPackage(fsys)
		if err != nil {
			t.Fatal(name, err)
		}
		db := browserslist.New(usage)
		for _, query := range slices.Concat(singles(), timed()) {
			for _, mobile := range []bool{false, true} {
				_, err := db.Resolve([]string{query}, browserslist.Options{MobileToDesktop: mobile})
				var e *browserslist.Error
				if err != nil && !errors.As(err, &e) {
					t.Errorf("%s: %s: %v", name, query, err)
				}
			}
		}
	}
}

// A long list of queries that continue each other is no heavier than others.
func TestLongListOfQueries(t *testing.T) {
	db := load(t)
	queries := slices.Repeat([]string{"ie 11,"}, 200_000)
	_, err := db.Resolve(queries, browserslist.Options{})
	var e *browserslist.Error
	if !errors.As(err, &e) || !strings.Contains(e.Text, "more than") || e.Entry != 4000 {
		t.Errorf("%#v", err)
	}
}
