package project_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/project"
)

// files makes a tree in memory.
func files(m map[string]string) fs.FS {
	tree := fstest.MapFS{}
	for name, text := range m {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}

func load(t *testing.T, fsys fs.FS, paths ...string) *project.Project {
	t.Helper()
	p, err := project.Load(context.Background(), project.Options{FS: fsys, Paths: paths})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// describe writes the realms as "context path: scripts", which is what later stages go by.
func describe(p *project.Project) []string {
	names := map[project.Context]string{
		0: "unknown", project.Window: "window", project.ServiceWorker: "worker", project.Worker: "dedicated",
	}
	list := []string{}
	for _, r := range p.Realms {
		var scripts []string
		for _, s := range r.Scripts {
			name := s.File.Path
			if s.Kind == project.Handler || strings.HasSuffix(name, ".html") {
				name = fmt.Sprintf("%s@%d", name, s.Program.Start)
			}
			scripts = append(scripts, name)
		}
		list = append(list, fmt.Sprintf("%s %s: %s", names[r.Context], r.Path, strings.Join(scripts, " ")))
	}
	return list
}

const uses = "navigator.serviceWorker.ready.then(r => r.sync.register('a'))"

func TestRealms(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"a page with its scripts in order", map[string]string{
			"index.html":  `<script src="late.js" defer></script><script src="/js/first.js"></script><script src="app.js"></script>`,
			"js/first.js": "var a = 1", "app.js": uses, "late.js": "document.title = 'x'",
		}, []string{"window index.html: js/first.js app.js late.js"}},
		{"inline scripts and handlers", map[string]string{
			"index.html": `<body onload="go()"><script>function go() { ` + uses + ` }</script>`,
		}, []string{"window index.html: index.html@28 index.html@14"}},
		{"pages with the same scripts are one", map[string]string{
			"a.html": `<script src="app.js"></script>`, "b.html": `<script src="app.js"></script>`, "app.js": uses,
		}, []string{"window a.html: app.js"}},
		{"a worker that is registered", map[string]string{
			"app.js": "navigator.serviceWorker.register('/worker.js'); " + uses, "public/worker.js": "addEventListener('sync', e => {})",
		}, []string{"worker public/worker.js: public/worker.js", "unknown app.js: app.js"}},
		{"a worker by what it does", map[string]string{
			"src/sw.js": "self.addEventListener('install', () => self.skipWaiting()); self.addEventListener('sync', e => {})",
		}, []string{"worker src/sw.js: src/sw.js"}},
		{"onsync alone makes a worker", map[string]string{
			"w.js": "self.onsync = e => e.waitUntil(fetch('/x'))",
		}, []string{"worker w.js: w.js"}},
		{"what importScripts loads runs first", map[string]string{
			"sw.js":     "importScripts('lib/db.js', './sync.js?v=2'); addEventListener('fetch', () => {}); addEventListener('sync', () => {})",
			"lib/db.js": "var db", "sync.js": "self.addEventListener('sync', e => {})",
		}, []string{"worker sw.js: lib/db.js sync.js sw.js"}},
		{"a page script that mentions sync is no worker", map[string]string{
			"index.html": `<script src="app.js"></script>`,
			"app.js":     "document.title; self.addEventListener('sync', () => {}); " + uses,
		}, []string{"window index.html: app.js"}},
		{"what is imported belongs to its importer", map[string]string{
			"main.js":      "import { queue } from './lib/queue'; if (window.SyncManager) queue()",
			"lib/queue.js": "export function queue() { " + uses + " }",
		}, []string{"window main.js: main.js"}},
		{"importers are found by name, several steps out", map[string]string{
			"a.js": "import './b.js'", "b.js": "import { c } from './c.js'", "c.js": "export const c = () => { " + uses + " }",
		}, []string{"unknown a.js: a.js"}},
		{"imports in a circle", map[string]string{
			"a.js": "import './b.js'; " + uses, "b.js": "import './a.js'; " + uses,
		}, []string{"unknown a.js: a.js"}},
		{"a dedicated worker", map[string]string{
			"index.html": `<script src="app.js"></script>`,
			"app.js":     "new Worker(new URL('./w.js', import.meta.url)); " + uses, "w.js": "self.onmessage = () => 'sync'; self.x = 'sync'",
		}, []string{"window index.html: app.js", "dedicated w.js: w.js"}},
		{"tests are no part of the app", map[string]string{
			"src/sync.test.js": uses, "test/sync.js": uses, "app.js": uses,
		}, []string{"unknown app.js: app.js"}},
		{"nothing to do with sync", map[string]string{
			"app.js": "navigator.serviceWorker.register('sw.js')", "sw.js": "self.addEventListener('fetch', () => {})",
		}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, describe(load(t, files(c.files)))); diff != "" {
				t.Errorf("realms (-want +got):\n%s", diff)
			}
		})
	}
}

func TestModuleInSeveralContexts(t *testing.T) {
	p := load(t, files(map[string]string{
		"index.html": `<script type="module" src="app.js"></script>`,
		"app.js":     "import { tag } from './tag.js'; navigator.serviceWorker.register('sw.js', { type: 'module' }); " + uses,
		"sw.js":      "import { tag } from './tag.js'; self.addEventListener('sync', e => {})",
		"tag.js":     "export const tag = 'sync'",
	}))
	for _, s := range p.Scripts {
		if s.File.Path == "tag.js" && s.Context != project.Window|project.ServiceWorker {
			t.Errorf("context of the shared module is %b", s.Context)
		}
	}
}

func TestWhatIsLeftOut(t *testing.T) {
	p := load(t, files(map[string]string{
		".gitignore": "dist/\n*.gen.js\n!keep.gen.js\n", "dist/a.js": uses, "x.gen.js": uses, "keep.gen.js": uses,
		"node_modules/lib/a.js": uses, ".git/a.js": uses, ".next/a.js": uses, "sub/.gitignore": "b.js", "sub/b.js": uses,
		"sub/deep/b.js": uses, "sub/c.js": uses,
	}))
	want := []string{"unknown keep.gen.js: keep.gen.js", "unknown sub/c.js: sub/c.js"}
	if diff := cmp.Diff(want, describe(p)); diff != "" {
		t.Errorf("realms (-want +got):\n%s", diff)
	}
	if p.Scanned != 2 {
		t.Errorf("scanned %d files, want 2", p.Scanned)
	}
}

func TestPathsLimitTheRoots(t *testing.T) {
	tree := files(map[string]string{"a/x.js": uses, "b/y.js": uses, "c.js": uses})
	want := []string{"unknown a/x.js: a/x.js", "unknown c.js: c.js"}
	if diff := cmp.Diff(want, describe(load(t, tree, "a", "c.js"))); diff != "" {
		t.Errorf("realms (-want +got):\n%s", diff)
	}
}

func TestBrokenFilesAreDiagnostics(t *testing.T) {
	p := load(t, files(map[string]string{
		"good.js": uses, "bad.js": "let 'sync' = ;\n", "utf16.js": "\xff\xfea\x00", "binary.js": "\x00'sync'",
		"page.html": "<script>\n  let = = 'sync'\n</script>",
	}))
	var got []string
	for _, d := range p.Diagnostics {
		got = append(got, fmt.Sprintf("%s:%d", d.Path, d.Line))
	}
	want := []string{"bad.js:1", "binary.js:0", "page.html:2", "utf16.js:0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("diagnostics (-want +got):\n%s", diff)
	}
	if !slices.Contains(describe(p), "unknown good.js: good.js") {
		t.Errorf("the good file is missing: %q", describe(p))
	}
}

// TestNothingOutsideTheRoot has every way out that a page or script can name.
func TestNothingOutsideTheRoot(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("secret.js", uses)
	write("app/index.html", `<base href="../../"><script src="../secret.js"></script><script src="/../secret.js"></script>`+
		`<script src="..%2fsecret.js"></script><script src="link.js"></script><script>`+uses+`</script>`)
	write("app/sw.js", "importScripts('../secret.js', '"+filepath.ToSlash(dir)+"/secret.js'); self.addEventListener('sync', () => {})")
	write("app/m.js", "import '../secret.js'; import '../../secret.js'; "+uses)
	for _, link := range [][2]string{{"../secret.js", "app/link.js"}, {"..", "app/up"}} {
		if err := os.Symlink(link[0], filepath.Join(dir, link[1])); err != nil {
			t.Skip("needs symbolic links, not available:", err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(dir, "app"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, s := range load(t, root.FS()).Scripts {
		if strings.Contains(s.File.Path, "secret") || strings.Contains(s.File.Path, "link") || strings.HasPrefix(s.File.Path, "up/") {
			t.Errorf("read %s from outside", s.File.Path)
		}
	}
}

// TestHostileTrees only has to end, with what is good still found.
func TestHostileTrees(t *testing.T) {
	m := map[string]string{"good.js": uses, "dir.js/x.txt": "a folder with a script's name"}
	m[strings.Repeat("d/", 300)+"deep.js"] = uses
	m["many.html"] = strings.Repeat("<script>"+uses+"</script>", 10_000)
	m["open.html"] = "<script>" + uses + strings.Repeat("<a onclick='x' ", 1000)
	m["attributes.html"] = "<p" + strings.Repeat(` onclick="'sync'"`, 10_000) + ">"
	m["brackets.js"] = "'sync'; var " + strings.Repeat("[", 100_000)
	m["arrows.js"] = "'sync';" + strings.Repeat("(", 100_000)
	for i := range 300 {
		m[fmt.Sprintf("ring%d.js", i)] = fmt.Sprintf("import './ring%d.js'; 'sync'", (i+1)%300)
	}
	if p := load(t, files(m)); !slices.Contains(describe(p), "unknown good.js: good.js") {
		t.Error("the good file is missing")
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := project.Load(ctx, project.Options{FS: files(map[string]string{"a.js": uses})}); err == nil {
		t.Error("loading went on after its context had ended")
	}
}

func TestSameResultEachTime(t *testing.T) {
	tree := os.DirFS("../../testdata/apps")
	first := describe(load(t, tree))
	for range 3 {
		if diff := cmp.Diff(first, describe(load(t, tree))); diff != "" {
			t.Fatalf("the second time it differs:\n%s", diff)
		}
	}
}
