package browserslist_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/synclint/synclint/data/browserslist"
)

// Whatever is asked, the answer is a sorted set, or an error that points into the queries.
func FuzzResolve(f *testing.F) {
	for i, list := range lists() {
		f.Add(strings.Join(list, "\n"), i%2 == 0)
	}
	for i, q := range fixedSingles() {
		if i%20 == 0 {
			f.Add(q, i%40 == 0)
		}
	}
	db := load(f)
	f.Fuzz(func(t *testing.T, text string, mobile bool) {
		queries := strings.Split(text, "\n")
		opts := browserslist.Options{MobileToDesktop: mobile, Stats: browserslist.Usage{}}
		browsers, err := db.Resolve(queries, opts)
		if err != nil {
			var e *browserslist.Error
			if !errors.As(err, &e) || e.Entry < 0 || e.Entry >= len(queries) || e.Text == "" {
				t.Fatalf("%q: %#v", queries, err)
			}
			return
		}
		sorted := slices.IsSortedFunc(browsers, func(a, b browserslist.Browser) int { return strings.Compare(a.Name, b.Name) })
		if !sorted || len(browsers) != len(slices.Compact(slices.Clone(browsers))) {
			t.Fatalf("%q: %v", queries, browsers)
		}
		again, err := db.Resolve(queries, opts)
		if err != nil || !slices.Equal(browsers, again) {
			t.Fatalf("%q: %v, then %v", queries, browsers, again)
		}
	})
}

// Whatever stands in a project's files, it is a config, or an error that names a file and a line in
// it.
func FuzzFindConfig(f *testing.F) {
	f.Add(`{"browserslist": {"production": ["ie 11"], "a": "b"}}`, "", "module.exports = []", "{}")
	f.Add("{", "[a b]\nie 11, > 1% in my stats # c\n", "", `{"chrome": {"1": 2}}`)
	f.Add("", "extends browserslist-config-x", `module.exports = {defaults: ["ie 11", "extends browserslist-config-x"]}`, "")
	db := load(f)
	f.Fuzz(func(t *testing.T, manifest, rc, shared, stats string) {
		fsys := fstest.MapFS{"node_modules/browserslist-config-x/index.js": {Data: []byte(shared)}}
		for name, text := range map[string]string{"package.json": manifest, ".browserslistrc": rc, "browserslist-stats.json": stats} {
			if text != "" {
				fsys[name] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		_, _, err := resolveIn(db, fsys, ".", "", browserslist.Environ{})
		var e *browserslist.Error
		if err == nil || !errors.As(err, &e) {
			if err != nil {
				t.Fatal(err)
			}
			return
		}
		file := fsys[e.File]
		if file == nil || e.Line > 1+strings.Count(string(file.Data), "\n") {
			t.Fatalf("%v: %#v", err, e)
		}
	})
}
