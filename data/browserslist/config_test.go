package browserslist_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/synclint/synclint/data/browserslist"
)

// project is a case of what stands in a project's files.
type project struct {
	name    string
	files   string // a txtar archive
	dir     string
	env     string
	environ map[string]string
	want    string // the queries joined by "; ", "none", or the error
}

func projects() []project {
	return []project{
		{name: "none", want: "none"},
		{name: "rc", files: "-- .browserslistrc --\nlast 2 versions # comment\n\n> 1%, not dead\n", want: "last 2 versions; > 1%; not dead"},
		{name: "windows", files: "-- .browserslistrc --\nie 11\r\nedge 18\r\n", want: "ie 11; edge 18"},
		{name: "file", files: "-- browserslist --\nie 11\n", want: "ie 11"},
		{name: "empty rc", files: "-- .browserslistrc --\n# nothing\n", want: ""},
		{name: "manifest list", files: "-- package.json --\n{\"browserslist\": [\"ie 11\", \"edge 18\"]}", want: "ie 11; edge 18"},
		{name: "manifest string", files: "-- package.json --\n{\"browserslist\": \"ie 11, edge 18\"}", want: "ie 11, edge 18"},
		{name: "manifest without", files: "-- package.json --\n{\"name\": \"x\"}", want: "none"},
		{name: "manifest null", files: "-- package.json --\n{\"browserslist\": null}", want: "none"},
		{name: "manifest empty string", files: "-- package.json --\n{\"browserslist\": \"\"}", want: "none"},
		{name: "manifest empty list", files: "-- package.json --\n{\"browserslist\": []}", want: ""},
		{name: "manifest number", files: "-- package.json --\n{\"browserslist\": 5}", want: "package.json:1: browsers are a string or a list of strings, or an object of these by environment"},
		{name: "manifest of numbers", files: "-- package.json --\n{\n  \"browserslist\": [\n    \"ie 11\",\n    5\n  ]\n}", want: "package.json:4: browsers are a string or a list of strings, or an object of these by environment"},
		{name: "twice in manifest", files: "-- package.json --\n{\"browserslist\": [\"ie 10\"], \"browserslist\": [\"ie 11\"]}", want: "ie 11"},
		{name: "broken manifest", files: "-- package.json --\n{\"browserslist\": [\n-- .browserslistrc --\nie 11\n", want: "ie 11"},
		{name: "production", files: sectioned, want: "> 1%; not dead"},
		{name: "development", files: sectioned, env: "development", want: "last 1 chrome version"},
		{name: "BROWSERSLIST_ENV", files: sectioned, environ: map[string]string{"BROWSERSLIST_ENV": "development", "NODE_ENV": "production"}, want: "last 1 chrome version"},
		{name: "NODE_ENV", files: sectioned, environ: map[string]string{"NODE_ENV": "development"}, want: "last 1 chrome version"},
		{name: "option before variable", files: sectioned, env: "production", environ: map[string]string{"BROWSERSLIST_ENV": "development"}, want: "> 1%; not dead"},
		{name: "no such environment", files: sectioned, env: "staging", want: "none"},
		{name: "rc sections", files: rcSections, want: "ie 10"},
		{name: "rc section", files: rcSections, env: "other", want: "node 12; chrome 100"},
		{name: "rc shared section", files: rcSections, env: "ssr", want: "edge 100"},
		{name: "rc without defaults", files: "-- .browserslistrc --\n[modern]\nchrome 100\n", want: ""},
		{name: "rc twice", files: "-- .browserslistrc --\n[a]\nie 11\n[b a]\nie 10\n", want: ".browserslistrc:3: the section `a` is there twice: put all its queries into one"},
		{name: "rc defaults section", files: "-- .browserslistrc --\nie 11\n[defaults]\nie 10\n", want: ".browserslistrc:2: the section `defaults` is there twice: what stands before the first section is for `defaults`"},
		{name: "above", files: "-- .browserslistrc --\nie 11\n-- a/b/x.js --\n", dir: "a/b", want: "ie 11"},
		{name: "of a file", files: "-- .browserslistrc --\nie 11\n-- a/x.js --\n", dir: "a/x.js", want: "ie 11"},
		{name: "of a missing folder", files: "-- .browserslistrc --\nie 11\n", dir: "a/b", want: "ie 11"},
		{name: "nearest", files: "-- .browserslistrc --\nie 11\n-- a/package.json --\n{\"browserslist\": \"ie 10\"}", dir: "a", want: "ie 10"},
		{name: "monorepo", files: monorepo, dir: "packages/one", want: "ie 10"},
		{name: "monorepo, other", files: monorepo, dir: "packages/two/src", want: "chrome 100"},
		{name: "monorepo, root", files: monorepo, dir: "packages/three", want: "ie 11"},
		{name: "two", files: "-- .browserslistrc --\nie 11\n-- package.json --\n{\"browserslist\": \"ie 10\"}", want: ".browserslistrc: there are browsers in `package.json` beside it as well: keep one of them"},
		{name: "two files", files: "-- .browserslistrc --\nie 11\n-- browserslist --\nie 10\n", want: ".browserslistrc: there are browsers in `browserslist` beside it as well: keep one of them"},
		{name: "misspelled rc", files: "-- .browserlistrc --\nie 11\n", want: ".browserlistrc: nothing reads a file of this name: rename it to `.browserslistrc`"},
		{name: "misspelled file", files: "-- browserlist --\nie 11\n", want: "browserlist: nothing reads a file of this name: rename it to `browserslist`"},
		{name: "misspelled key", files: "-- package.json --\n{\n  \"browserlist\": [\"ie 11\"]\n}", want: "package.json:2: nothing reads the key `browserlist`: rename it to `browserslist`"},
		{name: "both spellings", files: "-- package.json --\n{\"browserlist\": [\"ie 11\"], \"browserslist\": [\"ie 10\"]}", want: "ie 10"},
		{name: "folder of the name", files: "-- browserslist/x.go --\n-- .browserslistrc --\nie 11\n", want: "ie 11"},
		{name: "BROWSERSLIST", files: sectioned, environ: map[string]string{"BROWSERSLIST": "ie 9"}, want: "ie 9"},
		{name: "unknown browser", files: "-- .browserslistrc --\nie 11\n\nfirefix > 3\n", want: ".browserslistrc:3: unknown browser `firefix` in `firefix > 3`: did you mean `firefox`?"},
		{name: "unknown query", files: "-- package.json --\n{\n \"browserslist\": {\n  \"production\": [\n   \"ie 11\",\n   \"lst 2 versions\"\n]}}", want: "package.json:5: unknown query `lst 2 versions`: did you mean `last 2 versions`?"},
		{name: "stats missing", files: "-- .browserslistrc --\n> 1% in my stats\n", want: ".browserslistrc:1: there are no stats for `in my stats` in `> 1% in my stats`: put them into browserslist-stats.json, or write a region such as `in DE`"},
		{name: "stats", files: "-- .browserslistrc --\n> 1% in my stats\n-- browserslist-stats.json --\n{\"chrome\": {\"100\": 50, \"99\": 0.5, \"9\": null}, \"and_chr\": {\"1\": 20}, \"safari\": {\"15.6\": 3}}", want: "> 1% in my stats"},
		{name: "stats by browser", files: "-- .browserslistrc --\ncover 60% in my stats, < 1% in my stats\n-- browserslist-stats.json --\n{\"dataByBrowser\": {\"chrome\": {\"100\": 50, \"99\": 0.5}, \"ie\": {\"0\": 20}}}", want: "cover 60% in my stats; < 1% in my stats"},
		{name: "broken stats", files: "-- .browserslistrc --\n> 1% in my stats\n-- browserslist-stats.json --\n{\n  \"chrome\":\n}", want: "browserslist-stats.json:3: this is not JSON"},
		{name: "extends", files: "-- .browserslistrc --\nextends browserslist-config-a\nedge 18\n" + packages, want: "extends browserslist-config-a; edge 18"},
		{name: "extends, development", files: "-- .browserslistrc --\nextends browserslist-config-b\n" + packages, env: "development", want: "extends browserslist-config-b"},
		{name: "extends defaults", files: "-- .browserslistrc --\nextends browserslist-config-b\n" + packages, want: "extends browserslist-config-b"},
		{name: "extends scope", files: "-- .browserslistrc --\nextends @org/browserslist-config\nextends @org/browserslist-config/sub\nextends @org/team/browserslist-config-x\n" + packages, want: ".browserslistrc:3: there is no package `@org/team/browserslist-config-x` in `extends @org/team/browserslist-config-x`: install it, or write the queries themselves"},
		{name: "extends JSON", files: "-- a/.browserslistrc --\nextends browserslist-config-json\nnot ie 10\n" + packages, dir: "a", want: "extends browserslist-config-json; not ie 10"},
		{name: "extends exports", files: "-- .browserslistrc --\nextends browserslist-config-exports, extends browserslist-config-exports/new\n" + packages, want: "extends browserslist-config-exports; extends browserslist-config-exports/new"},
		{name: "extends missing", files: "-- .browserslistrc --\nextends browserslist-config-none\n", want: ".browserslistrc:1: there is no package `browserslist-config-none` in `extends browserslist-config-none`: install it, or write the queries themselves"},
		{name: "extends other", files: "-- .browserslistrc --\nextends eslint\n", want: ".browserslistrc:1: `eslint` is no name of a package of queries in `extends eslint`: its name must begin with `browserslist-config-`"},
		{name: "extends escaping", files: "-- .browserslistrc --\nextends browserslist-config-a/../x\n", want: ".browserslistrc:1: `browserslist-config-a/../x` is no name of a package of queries in `extends browserslist-config-a/../x`: it may not have a backslash, a dot or `node_modules` in it"},
		{name: "extends wrong", files: "-- .browserslistrc --\nextends browserslist-config-wrong\n" + packages, want: ".browserslistrc:1: in the queries of `browserslist-config-wrong`: unknown browser `firefix` in `firefix 3`: did you mean `firefox`?"},
		{name: "extends number", files: "-- .browserslistrc --\nextends browserslist-config-number\n" + packages, want: "node_modules/browserslist-config-number/index.js:1: browsers are a string or a list of strings, or an object of these by environment in `extends browserslist-config-number`"},
		{name: "stats of package", files: "-- .browserslistrc --\n> 10% in browserslist-config-a stats, cover 5% in browserslist-config-a stats\n" + packages, want: "> 10% in browserslist-config-a stats; cover 5% in browserslist-config-a stats"},
		{name: "BROWSERSLIST_CONFIG", files: "-- .browserslistrc --\nie 11\n-- conf/browsers --\n# ours\nie 10\n", environ: map[string]string{"BROWSERSLIST_CONFIG": "conf/browsers"}, want: "ie 10"},
		{name: "BROWSERSLIST_CONFIG, package", files: sectioned, dir: "elsewhere", env: "development", environ: map[string]string{"BROWSERSLIST_CONFIG": "package.json"}, want: "last 1 chrome version"},
		{name: "BROWSERSLIST_CONFIG, wrong", files: "-- conf/browsers --\nie 10\n\nfirefix 3", environ: map[string]string{"BROWSERSLIST_CONFIG": "conf/browsers"}, want: "conf/browsers:3: unknown browser `firefix` in `firefix 3`: did you mean `firefox`?"},
		{name: "BROWSERSLIST_CONFIG, missing", environ: map[string]string{"BROWSERSLIST_CONFIG": "conf/browsers"}, want: "could not read the file that BROWSERSLIST_CONFIG names: open conf/browsers: file does not exist"},
		{name: "BROWSERSLIST_STATS", files: "-- .browserslistrc --\n> 1% in my stats\n-- x.json --\n{\"ie\": {\"11\": 2}}\n-- browserslist-stats.json --\n{\"ie\": {\"10\": 2}}", environ: map[string]string{"BROWSERSLIST_STATS": "x.json"}, want: "> 1% in my stats"},
		{name: "BROWSERSLIST_STATS, missing", files: "-- .browserslistrc --\nie 11\n", environ: map[string]string{"BROWSERSLIST_STATS": "x.json"}, want: "could not read the file that BROWSERSLIST_STATS names: open x.json: file does not exist"},
		{name: "config in config", files: "-- .browserslistrc --\nie 11\n", environ: map[string]string{"BROWSERSLIST": "defaults"}, want: "defaults"},
	}
}

const sectioned = `
-- package.json --
{
  "browserslist": {
    "production": ["> 1%", "not dead"],
    "development": "last 1 chrome version"
  }
}
`

const rcSections = `
-- .browserslistrc --
ie 10

[modern ssr]
edge 100
[ other ]
node 12, chrome 100
`

const monorepo = `
-- package.json --
{"browserslist": ["ie 11"]}
-- packages/one/package.json --
{"browserslist": ["ie 10"]}
-- packages/two/.browserslistrc --
chrome 100
-- packages/two/src/x.js --
-- packages/three/package.json --
{"name": "three"}
`

const packages = `
-- node_modules/browserslist-config-a/index.js --
'use strict'
/* shared */
module.exports = [
  "ie 11", // old
  'edge 17',
]
-- node_modules/browserslist-config-a/browserslist-stats.json --
{"chrome": {"100": 50, "99": 5}}
-- node_modules/browserslist-config-b/package.json --
{"main": "lib/browsers"}
-- node_modules/browserslist-config-b/lib/browsers.js --
module.exports = { development: ["chrome 100"], defaults: ["ie 9"], };
-- node_modules/@org/browserslist-config/index.js --
const browsers = ["ie 11"];
module.exports = browsers;
-- node_modules/@org/browserslist-config/sub.js --
module.exports = ["ie 10"]
-- node_modules/browserslist-config-json/package.json --
{"main": "./index.json"}
-- node_modules/browserslist-config-json/index.json --
["ie 10", "ie 11"]
-- node_modules/browserslist-config-exports/package.json --
{"exports": {".": {"import": "./x.mjs", "require": "./old.cjs"}, "./new": "./new.js"}}
-- node_modules/browserslist-config-exports/old.cjs --
module.exports = ["ie 8"]
-- node_modules/browserslist-config-exports/new.js --
exports = module.exports = ["ie 9"]
-- node_modules/browserslist-config-wrong/index.js --
module.exports = ["ie 10", "firefix 3"]
-- node_modules/browserslist-config-number/index.js --
module.exports = 5
`

func TestFindConfig(t *testing.T) {
	db := load(t)
	for _, p := range projects() {
		if got := p.queries(db); got != p.want {
			t.Errorf("%s:\n got %s\nwant %s", p.name, got, p.want)
		}
	}
}

// queries returns what p.want describes.
func (p project) queries(db *browserslist.DB) string {
	c, _, err := p.resolve(db)
	switch {
	case err != nil:
		return err.Error()
	case c.Queries == nil:
		return "none"
	default:
		return strings.Join(c.Queries, "; ")
	}
}

func (p project) resolve(db *browserslist.DB) (browserslist.Config, []browserslist.Browser, error) {
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(p.files)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	dir := p.dir
	if dir == "" {
		dir = "."
	}
	return resolveIn(db, fsys, dir, p.env, browserslist.Environ{
		Getenv: func(name string) string { return p.environ[name] }, ReadFile: fsys.ReadFile,
	})
}

// resolveIn returns the config for a folder and the browsers it stands for.
func resolveIn(db *browserslist.DB, fsys fs.FS, dir, env string, environ browserslist.Environ) (browserslist.Config, []browserslist.Browser, error) {
	c, err := browserslist.FindConfig(fsys, dir, env, environ)
	if err != nil {
		return c, nil, err
	}
	stats, _, err := db.FindStats(fsys, dir, environ)
	if err != nil {
		return c, nil, err
	}
	browsers, err := db.ResolveConfig(c, browserslist.Options{
		Stats: stats, Project: browserslist.Files{DB: db, FS: fsys, Dir: dir, Env: env, Environ: environ},
	})
	return c, browsers, err
}

// Above Root nothing is looked for, and below it all is.
func TestRootEndsTheSearch(t *testing.T) {
	fsys := fstest.MapFS{"a/.browserslistrc": {Data: []byte("ie 11")}, "a/b/c/x.js": {}, "a/browserslist-stats.json": {Data: []byte("{}")}}
	db := load(t)
	for _, c := range []struct {
		dir, root string
		want      bool
	}{
		{"a/b/c", "", true},
		{"a/b/c", ".", true},
		{"a/b/c", "a", true},
		{"a", "a", true},
		{"a/b/c", "a/b", false},
		{"a/b/c", "a/b/c", false},
		{"a/b/c", "a/b/c/d", false},
		{"a/b/c", "other", false},
		{"a/b", "a/b/c", false},
		{"../a", "", false},
	} {
		environ := browserslist.Environ{Root: c.root}
		config, err := browserslist.FindConfig(fsys, c.dir, "", environ)
		if err != nil || (config.File != "") != c.want {
			t.Errorf("%s up to %q: %q, %v", c.dir, c.root, config.File, err)
		}
		usage, file, err := db.FindStats(fsys, c.dir, environ)
		if err != nil || (usage != nil) != c.want || (file != "") != c.want {
			t.Errorf("%s up to %q: stats %v of %q, %v", c.dir, c.root, usage, file, err)
		}
	}
}

// The npm package finds the same queries in the same files, and the same browsers or kind of error.
func TestConfigsAreThoseOfTheNpmPackage(t *testing.T) {
	dir := t.TempDir()
	install(t, dir)
	var asked []question
	for i, p := range projects() {
		root := filepath.Join(dir, fmt.Sprint("case", i))
		for _, f := range append(txtar.Parse([]byte(p.files)).Files, txtar.File{Name: ".keep"}) {
			name := filepath.Join(root, filepath.FromSlash(f.Name))
			if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, f.Data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		environ := map[string]string{"BROWSERSLIST_ROOT_PATH": root}
		maps.Copy(environ, p.environ)
		asked = append(asked, question{
			Options: questionOptions{Path: filepath.Join(root, filepath.FromSlash(p.dir)), Env: p.env}, Environ: environ, Regions: []string{""},
		})
	}
	db := load(t)
	for i, want := range ask(t, dir, asked) {
		p := projects()[i]
		c, browsers, err := p.resolve(db)
		if diff := compareConfig(db, c, browsers, err, want); diff != "" {
			t.Errorf("%s: %s", p.name, diff)
		}
	}
}

func compareConfig(db *browserslist.DB, c browserslist.Config, browsers []browserslist.Browser, err error, want answer) string {
	if want.Error != "" {
		var e *browserslist.Error
		if kind, ok := kindOf(want.Error); !errors.As(err, &e) || !ok || e.Kind != kind {
			return fmt.Sprintf("want error %s, got %v", want.Error, err)
		}
		return ""
	}
	if err != nil {
		return fmt.Sprintf("want %s, got error %v", want.Browsers, err)
	}
	if got := names(browsers); got != strings.Join(want.Browsers, ", ") {
		return fmt.Sprintf("want %s, got %s", want.Browsers, got)
	}
	if coverage, err := db.Coverage(browsers, ""); err != nil || coverage != want.Coverage[0] {
		return fmt.Sprintf("coverage is %v, want %v (%v)", coverage, want.Coverage[0], err)
	}
	var queries []string
	if text := string(want.Config); text != `""` && strings.HasPrefix(text, `"`) {
		queries = make([]string, 1)
		err = json.Unmarshal(want.Config, &queries[0])
	} else if text != "" && text != `""` {
		err = json.Unmarshal(want.Config, &queries)
	}
	if err != nil || !slices.Equal(queries, c.Queries) {
		return fmt.Sprintf("want queries %q, got %q (%v)", queries, c.Queries, err)
	}
	return ""
}
