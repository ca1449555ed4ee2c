package caniuse_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/data/caniuse"
	"github.com/synclint/synclint/data/internal/npm"
)

// The package that was embedded by way of its own unpacker, read as data, says the same.
func TestPackageIsReadAsItsUnpackerDoes(t *testing.T) {
	pins, err := npm.ReadPins("../sources.json")
	if err != nil {
		t.Fatal(err)
	}
	pin, err := npm.Find(pins, "caniuse-lite")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := npm.Install(t.Context(), dir, []npm.Pin{pin}); err != nil {
		if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
			t.Fatal(err)
		}
		t.Skipf("needs npm and its registry: %v", err)
	}
	got, err := caniuse.LoadPackage(os.DirFS(filepath.Join(dir, "node_modules/caniuse-lite")))
	if err != nil {
		t.Fatal(err)
	}
	want := load(t)
	if got.Version != want.Version || got.Date == "" || got.Date > want.Date {
		t.Errorf("version %s of %s, want %s of %s or before", got.Version, got.Date, want.Version, want.Date)
	}
	if diff := cmp.Diff(want.Browsers, got.Browsers); diff != "" {
		t.Error(diff)
	}
	compare(t, "region", want.Regions, got.Regions, want.Region, got.Region)
	compare(t, "feature", want.Features, got.Features, want.Feature, got.Feature)
}

// compare compares what two archives have.
func compare[T any](t *testing.T, what string, names, otherNames func() ([]string, error), get, other func(string) (T, error)) {
	t.Helper()
	all, err := names()
	if err != nil {
		t.Fatal(err)
	}
	others, err := otherNames()
	if err != nil || !slices.Equal(slices.Sorted(slices.Values(others)), all) {
		t.Errorf("%ss: %v, %v, want %v", what, others, err, all)
	}
	for _, name := range all {
		want, err := get(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := other(name)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s %s: %v %.500s", what, name, err, diff)
		}
	}
}

// small is a package with one browser.
func small() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"package.json":            `{"version": "1.0.30009999"}`,
		"data/browsers.js":        `module.exports={A:"ie",B:"op_mob"};`,
		"data/browserVersions.js": `module.exports={A:"10",B:"11",C:"12.1",D:"80"};`,
		"data/versionGroups.js":   `module.exports={A:"A B",B:"_A"};`,
		"data/agents.js":          `module.exports={A:{A:{A:1.5,B:2},B:"ms",C:["A","B","","",""],E:"IE",F:{A:1346716800,B:null}},B:{A:{C:0,D:3},C:["C","D","","",""],E:"Opera Mobile"}};`,
		"data/regions/DE.js":      `module.exports={A:{"11":5,_:"10"},B:{"0":7,"12.1":0}};`,
		"data/features/x.js":      `module.exports={A:{A:{"2":"_B"},B:{"129":"D","34":"C"}},B:7,C:"X",D:true};`,
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestLoadPackage(t *testing.T) {
	d, err := caniuse.LoadPackage(small())
	if err != nil {
		t.Fatal(err)
	}
	want := []caniuse.Browser{
		{ID: "ie", Name: "IE", Versions: []caniuse.Version{{Version: "10", Date: "2012-09-04", Percent: 1.5}, {Version: "11", Percent: 2}}},
		{ID: "op_mob", Name: "Opera Mobile", Versions: []caniuse.Version{{Version: "12.1"}, {Version: "80", Percent: 3}}},
	}
	if diff := cmp.Diff(want, d.Browsers); diff != "" || d.Version != "1.0.30009999" || d.Date != "2012-09-04" {
		t.Errorf("%s of %s: %s", d.Version, d.Date, diff)
	}
	region, err := d.Region("DE")
	shares := []caniuse.Share{{Browser: "ie", Version: "11", Percent: 5}, {Browser: "op_mob", Version: "80", Percent: 7}, {Browser: "op_mob", Version: "12.1"}}
	if diff := cmp.Diff(shares, region); diff != "" || err != nil {
		t.Error(diff, err)
	}
	feature, err := d.Feature("x")
	if diff := cmp.Diff(caniuse.Feature{"ie": "nn", "op_mob": "ny"}, feature); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

// A package that is packed in another way, or made to do harm, is an error and nothing else.
func TestLoadPackageThatIsOdd(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"computed", "data/agents.js", "module.exports = require('./x')", "this is no literal"},
		{"other form", "data/agents.js", "module.exports = {A: {versions: []}}", `browser "A" is odd`},
		{"no browsers", "data/agents.js", "module.exports = {}", "there are no browsers"},
		{"escape", "data/browserVersions.js", `module.exports = {A: "\x1b[31m"}`, `"A" is odd`},
		{"share", "data/agents.js", `module.exports={A:{A:{A:1e300},C:["A","","",""],E:"IE"}}`, `version "A" of ie is odd`},
		{"version", "package.json", `{"version": "\u001b[31m"}`, "odd version"},
		{"no version", "package.json", `{}`, "odd version"},
		{"region", "data/regions/DE.js", `module.exports={Z:{"11":5}}`, `browser "Z" is odd`},
		{"circle", "data/versionGroups.js", `module.exports={A:"_B",B:"_A"}`, "is odd"},
		{"bomb", "data/versionGroups.js", bomb(), "too large"},
		{"feature", "data/features/x.js", `module.exports={A:{A:{y:"A"}}}`, "invalid syntax"},
	} {
		fsys := small()
		fsys[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		if err := readAll(fsys); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	for name := range maps.Keys(small()) {
		fsys := small()
		delete(fsys, name)
		if err := readAll(fsys); err == nil {
			t.Errorf("without %s: no error", name)
		}
	}
}

// bomb returns groups of which the last has 2^30 versions.
func bomb() string {
	text := "A A"
	var b strings.Builder
	b.WriteString("module.exports={")
	for name := range strings.SplitSeq("abcdefghijklmnopqrstuvwxyzCDEB", "") {
		b.WriteString(name + `:"` + text + `",`)
		text = "_" + name + " _" + name
	}
	return b.String() + "}"
}

func readAll(fsys fs.FS) error {
	d, err := caniuse.LoadPackage(fsys)
	if err != nil {
		return err
	}
	if _, err := d.Region("DE"); err != nil {
		return err
	}
	_, err = d.Feature("x")
	return err
}
