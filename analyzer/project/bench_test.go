package project

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// generate writes an app of about 4000 files in 400 folders: pages, modules that import each
// other, some that use the APIs, a worker, and things that are left out.
func generate(b *testing.B) *os.Root {
	b.Helper()
	dir := b.TempDir()
	filler := strings.Repeat("export async function load(id) { return (await fetch(`/items/${id}`)).json() } // in sync\n", 40)
	for i := range 400 {
		folder := filepath.Join(dir, fmt.Sprintf("src/part%d/module%d", i/20, i))
		for j := range 9 {
			write(b, filepath.Join(folder, fmt.Sprintf("f%d.js", j)), fmt.Sprintf("import './f%d.js';\n%s", (j+1)%9, filler))
		}
		write(b, filepath.Join(folder, "page.html"), `<!doctype html><script type=module src=f0.js></script>`+strings.Repeat("<p>text</p>\n", 50))
		if i%20 == 0 {
			write(b, filepath.Join(folder, "f3.js"), useSync+filler)
			write(b, filepath.Join(folder, ".gitignore"), "*.log\n*.min.js\n/out/\n!keep.min.js\ntmp/**/x\n")
		}
		write(b, filepath.Join(dir, fmt.Sprintf("node_modules/package%d/index.js", i)), filler)
	}
	write(b, filepath.Join(dir, "sw.js"), onSync)
	write(b, filepath.Join(dir, ".gitignore"), "node_modules\ndist/\n*.tmp\n.env*\n/coverage\n**/cache/**\n")
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { root.Close() })
	return root
}

func BenchmarkWalk(b *testing.B) {
	root := generate(b)
	count := 0
	for b.Loop() {
		t, err := walk(b.Context(), Options{FS: root.FS()}, nil, &diagnostics{})
		if err != nil {
			b.Fatal(err)
		}
		count = len(t.scripts) + len(t.pages)
	}
	b.ReportMetric(float64(count), "files")
}

// BenchmarkPrefilter measures the search alone, without reading, over ordinary code.
func BenchmarkPrefilter(b *testing.B) {
	text := []byte(strings.Repeat("async function load(id) { const x = await import(`./items/${id}`); return x.default } // async\n", 10_000))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if mentionsSync(text) || mentionsWorkers(text) || mentionsWorkerScope(text) || len(links(text)) > maxLinks {
			b.Fatal("found")
		}
	}
}

func BenchmarkScan(b *testing.B) {
	root := generate(b)
	for b.Loop() {
		l := &loader{fsys: root.FS()}
		t, err := walk(b.Context(), Options{FS: root.FS()}, nil, &l.diags)
		if err != nil {
			b.Fatal(err)
		}
		l.tree = t
		if err := l.scan(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	root := generate(b)
	parsed := 0
	for b.Loop() {
		p, err := Load(b.Context(), Options{FS: root.FS()})
		if err != nil {
			b.Fatal(err)
		}
		parsed = p.Parsed
	}
	b.ReportMetric(float64(parsed), "parsed")
}
