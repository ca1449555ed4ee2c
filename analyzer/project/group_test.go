package project

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// apps writes the apps, a line for each: the paths of its realms.
func apps(p *Project) string {
	var lines []string
	for _, r := range p.Realms {
		for len(lines) <= r.App {
			lines = append(lines, "")
		}
		lines[r.App] = strings.TrimSpace(fmt.Sprint(lines[r.App], " ", r.Path))
	}
	return strings.Join(lines, "\n")
}

func TestApps(t *testing.T) {
	const (
		register = `navigator.serviceWorker.register('sw.js');`
		worker   = `self.addEventListener('sync', () => {});`
	)
	tests := []struct {
		name  string
		files files
		want  string
	}{
		{
			"pages of a site that share nothing",
			files{"a.html": "<script>" + useSync + "</script>", "b.html": "<script>addEventListener('online', f);" + useSync + "</script>"},
			"a.html b.html",
		},
		{
			"packages",
			files{
				"package.json": `{"workspaces": ["*"]}`, "a/package.json": `{"name": "a"}`, "b/package.json": `{"name": "b"}`,
				"a/index.html": "<script>" + register + useSync + "</script>", "a/sw.js": worker,
				"b/index.html": "<script>" + register + useSync + "1</script>", "b/sw.js": worker,
			},
			"a/index.html a/sw.js\nb/index.html b/sw.js",
		},
		{
			"packages with a helper in common",
			files{
				"package.json": `{"workspaces": ["*"]}`, "a/package.json": `{"name": "a"}`, "b/package.json": `{"name": "b"}`,
				"lib/package.json": `{"name": "lib"}`, "lib/index.js": "export const queue = () => " + useSync,
				"a/main.js": `import { queue } from 'lib'; ` + useSync, "b/main.js": `import { queue } from 'lib'; ` + useSync,
			},
			"a/main.js\nb/main.js",
		},
		{
			"a folder whose package.json makes no package",
			files{
				"package.json": `{"name": "a"}`, "src/package.json": `{"type": "module"}`,
				"index.html": "<script>" + useSync + "</script>", "src/main.js": useSync,
			},
			"index.html src/main.js",
		},
		{
			"the worker in a package of its own",
			files{
				"web/package.json": `{"name": "web"}`, "worker/package.json": `{"name": "worker"}`,
				"web/index.html": "<script>navigator.serviceWorker.register('/worker/sw.js');" + useSync + "</script>", "worker/sw.js": worker,
			},
			"web/index.html worker/sw.js",
		},
		{
			"demonstrations in one package",
			files{
				"one/index.html": "<script>" + register + useSync + "</script>", "one/sw.js": worker,
				"one/more/about.html": "<script>" + useSync + "1</script>", "index.html": "<script>" + useSync + "2</script>",
				"two/index.html": "<script>" + register + useSync + "3</script>", "two/sw.js": worker,
			},
			"index.html\none/index.html one/more/about.html one/sw.js\ntwo/index.html two/sw.js",
		},
		{
			"a worker beside the page of another folder",
			files{
				"src/index.html": "<script>" + register + useSync + "</script>", "public/sw.js": worker,
				"src/admin.html": "<script>" + useSync + "1</script>",
			},
			"public/sw.js src/admin.html src/index.html",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, apps(load(t, test.files))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestAppsAreNumberedWithoutGaps has the numbers that index lists of apps.
func TestAppsAreNumberedWithoutGaps(t *testing.T) {
	f := files{}
	for i := range 20 {
		f[fmt.Sprintf("p%02d/package.json", i)] = fmt.Sprintf(`{"name": "p%d"}`, i)
		f[fmt.Sprintf("p%02d/main.js", i)] = useSync
	}
	var numbers []int
	for _, r := range load(t, f).Realms {
		numbers = append(numbers, r.App)
	}
	slices.Sort(numbers)
	for i, n := range numbers {
		if n != i {
			t.Fatalf("the apps are %v", numbers)
		}
	}
}
