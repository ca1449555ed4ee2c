package target_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/synclint/synclint/analyzer/target"
	"github.com/synclint/synclint/data/browserslist"
)

// in returns a project of the files in an archive, whose app is in a folder.
func in(dir, files string) target.Project {
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(files)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return target.Project{FS: fsys, Dir: dir}
}

const monorepo = `
-- package.json --
{"browserslist": ["safari 27.2"]}
-- apps/a/package.json --
{"browserslist": ["firefox 160", "edge 18"]}
-- apps/b/.browserslistrc --
chrome 157
-- apps/b/src/x.js --
-- apps/c/x.js --
`

func TestConfigurationOfTheProject(t *testing.T) {
	for name, test := range map[string]struct {
		dir     string
		files   string
		folders []string
		want    string // source, paths, browsers
	}{
		"none":          {".", "", nil, "default [] 37"},
		"top":           {".", monorepo, nil, "package.json [package.json] safari 27.2"},
		"above":         {"apps/c", monorepo, nil, "package.json [../../package.json] safari 27.2"},
		"beside":        {"apps/b/src", monorepo, nil, ".browserslistrc [../.browserslistrc] chrome 157"},
		"nearest":       {".", monorepo, []string{"apps/a"}, "package.json [apps/a/package.json] edge 18, firefox 160"},
		"one of two":    {"apps", monorepo, []string{"b/src", "b"}, ".browserslistrc [b/.browserslistrc] chrome 157"},
		"two":           {".", monorepo, []string{"apps/a", "apps/b/src"}, "package.json [apps/a/package.json apps/b/.browserslistrc] chrome 157, edge 18, firefox 160"},
		"missing":       {".", monorepo, []string{"apps/none"}, "package.json [package.json] safari 27.2"},
		"with defaults": {".", "-- a/package.json --\n{\"browserslist\": \"firefox 160\"}\n-- b/x.js --\n", []string{"b", "a"}, "package.json [a/package.json] 37"},
	} {
		list := choose(t, target.Options{Project: in(test.dir, test.files)}, test.folders...)
		browsers := names(list.Browsers)
		if len(list.Browsers) > 5 {
			browsers = strconv.Itoa(len(list.Browsers))
		}
		if got := fmt.Sprint(list.Source, " ", list.Paths, " ", browsers); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

func TestAppsOfOneConfigurationShareTheList(t *testing.T) {
	chooser, err := target.NewChooser(table(t), target.Options{Project: in(".", monorepo)})
	if err != nil {
		t.Fatal(err)
	}
	lists := map[*target.List]int{}
	for _, folders := range [][]string{
		{"apps/a"}, {"apps/b"}, {"apps/b/src"}, {"apps/c"}, nil, {"apps/a", "apps/b"}, {"apps/a", "apps/b/src"},
	} {
		list, err := chooser.Choose(folders...)
		if err != nil {
			t.Fatal(err)
		}
		lists[list]++
	}
	var counts []int
	for _, n := range lists {
		counts = append(counts, n)
	}
	if slices.Sort(counts); !slices.Equal(counts, []int{1, 2, 2, 2}) {
		t.Errorf("lists that are shared by so many: %v", counts)
	}
}

func TestErrorsOfConfigurations(t *testing.T) {
	for files, want := range map[string]string{
		"-- .browserslistrc --\nie 11\n\nfirefix > 3\n":                   ".browserslistrc:3: unknown browser `firefix` in `firefix > 3`: did you mean `firefox`?",
		"-- package.json --\n{\"browserslist\": [\n \"lst 2 versions\"]}": "package.json:2: unknown query `lst 2 versions`: did you mean `last 2 versions`?",
		"-- .browserslistrc --\nnode 20\n":                                ".browserslistrc: there is no browser among `node 20`",
		"-- .browserslistrc --\n# nothing\n":                              ".browserslistrc: no browser is named",
	} {
		_, err := tryTo(t, target.Options{Project: in(".", files)})
		if fmt.Sprint(err) != want {
			t.Errorf("%s:\n got %v\nwant %s", files, err, want)
		}
	}
}

func TestEnvironment(t *testing.T) {
	project := in(".", "-- package.json --\n{\"browserslist\": {\"production\": \"edge 18\", \"test\": \"firefox 160\"}}\n")
	for name, test := range map[string]struct {
		variables map[string]string
		query     []string
		want      string // source, paths, browsers
	}{
		"none":                {nil, nil, "package.json [package.json] edge 18"},
		"queries":             {map[string]string{"BROWSERSLIST": "chrome 9"}, nil, "BROWSERSLIST [] chrome 9"},
		"section":             {map[string]string{"NODE_ENV": "test"}, nil, "package.json [package.json] firefox 160"},
		"flag before queries": {map[string]string{"BROWSERSLIST": "chrome 9"}, []string{"chrome 8"}, "flag [] chrome 8"},
	} {
		project.Environ = browserslist.Environ{Getenv: func(name string) string { return test.variables[name] }}
		list := choose(t, target.Options{Query: test.query, Project: project})
		if got := fmt.Sprint(list.Source, " ", list.Paths, " ", names(list.Browsers)); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// Queries may refer to the project's statistics and configuration, wherever they stand.
func TestQueriesAboutTheProject(t *testing.T) {
	project := in("web", `
-- browserslist-stats.json --
{"firefox": {"160": 70}, "edge": {"18": 5}}
-- package.json --
{"browserslist": "> 50% in my stats"}
-- web/x.js --
`)
	list := choose(t, target.Options{Project: project})
	if got := names(list.Browsers); got != "firefox 160" {
		t.Errorf("> 50%% in my stats: %s", got)
	}
	if list.Traffic.Own || list.Browsers[0].Share > 10 {
		t.Errorf("shares are those of %+v, though nobody asked for it", list.Traffic)
	}
	list = choose(t, target.Options{Project: project, Query: []string{"browserslist config, chrome 9"}})
	if got := names(list.Browsers); got != "chrome 9, firefox 160" {
		t.Errorf("browserslist config, chrome 9: %s", got)
	}
}

func TestFilesThatCanNotBeParsed(t *testing.T) {
	list := choose(t, target.Options{Project: in("a", "-- a/package.json --\n{\"browserslist\": [\n-- .browserslistrc --\nedge 18\n")})
	if diff := cmp.Diff([]string{"package.json"}, list.Ignored); diff != "" {
		t.Errorf("ignored (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"../.browserslistrc"}, list.Paths); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}
