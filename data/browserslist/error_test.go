package browserslist_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/synclint/synclint/data/browserslist"
)

func TestErrorsNameTheNearestSpelling(t *testing.T) {
	db := load(t)
	for query, want := range map[string]string{
		"firefix 100":             "unknown browser `firefix` in `firefix 100`: did you mean `firefox`?",
		"last 2 Safary versions":  "unknown browser `Safary` in `last 2 Safary versions`: did you mean `safari`?",
		"netscape 4":              "unknown browser `netscape` in `netscape 4`",
		"chrome 9999":             "unknown version `9999` of `chrome` in `chrome 9999`: the newest known is `160`",
		"firefox 3.7":             "unknown version `3.7` of `firefox` in `firefox 3.7`: the nearest is `3.6`",
		"node 99":                 "unknown version `99` of `node` in `node 99`: the newest known is `26.13.0`",
		"electron 7.9":            "unknown version `7.9` of `electron` in `electron 7.9`: the nearest is `7.3`",
		"> 1% in ED":              "unknown region `ED` in `> 1% in ED`: write a country such as `DE`, or a continent such as `alt-eu`",
		"cover 10% in alt-ue":     "unknown region `alt-ue` in `cover 10% in alt-ue`: did you mean `alt-eu`?",
		"supports serviceworker":  "unknown feature `serviceworker` in `supports serviceworker`: did you mean `serviceworkers`?",
		"chrome":                  "`chrome` names a browser without versions: write `last 2 chrome versions`, or `chrome >= 157`",
		"not dead":                "`not dead` has nothing before it to take from: write another query before it, such as `defaults`",
		"default":                 "unknown query `default`: did you mean `defaults`?",
		"lst 2 versions":          "unknown query `lst 2 versions`: did you mean `last 2 versions`?",
		"last 2 version":          "",
		"> 1% in my stats":        "there are no stats for `in my stats` in `> 1% in my stats`: put them into browserslist-stats.json, or write a region such as `in DE`",
		"ie 11, not ie 11, ei 10": "unknown browser `ei` in `ei 10`: did you mean `ie`?",
	} {
		_, err := db.Resolve([]string{query}, browserslist.Options{Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})
		if got := fmt.Sprint(err); got != want && (want != "" || err != nil) {
			t.Errorf("%s:\n got %s\nwant %s", query, got, want)
		}
	}
}

// The entry at fault is that in the given list, however deep the fault is.
func TestErrorsTellTheEntry(t *testing.T) {
	db := load(t)
	for _, c := range []struct {
		queries []string
		want    int
	}{
		{[]string{"ie 11", "", "firefix 3"}, 2},
		{[]string{"ie 11 or", "ie 10,", "firefix 3", "defaults"}, 2},
		{[]string{"ie 11, firefix 3", "defaults"}, 0},
		{[]string{"ie 11", "ie 10 and", "", "ie 9, firefix 3"}, 3},
	} {
		_, err := db.Resolve(c.queries, browserslist.Options{})
		var e *browserslist.Error
		if !errors.As(err, &e) || e.Entry != c.want {
			t.Errorf("%q: %v, want one in entry %d", c.queries, err, c.want)
		}
	}
}

// Files of a stranger must not keep the program busy or fill its memory.
func TestLimits(t *testing.T) {
	db := load(t)
	circle := fstest.MapFS{
		"node_modules/browserslist-config-x/index.js": {Data: []byte(`module.exports = ["extends browserslist-config-x"]`)},
	}
	for _, c := range []struct {
		query string
		want  string
	}{
		{strings.Repeat("defaults,", 10_000), "there are more than 4000 queries"},
		{strings.Repeat("x", 1_000_000), "unknown query `" + strings.Repeat("x", 100) + "…`"},
		{"extends browserslist-config-x", "these queries extend themselves in `extends browserslist-config-x`"},
	} {
		_, err := db.Resolve([]string{c.query}, browserslist.Options{Project: browserslist.Files{DB: db, FS: circle, Dir: "."}})
		if got := fmt.Sprint(err); !strings.Contains(got, c.want) || len(got) > 2000 {
			t.Errorf("%.50s: %.3000s, want %s", c.query, got, c.want)
		}
	}
}
