package project

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// FuzzLoad reads a page, a script and a worker of any content. Whatever they say, only these
// files are read, and what comes out holds together.
func FuzzLoad(f *testing.F) {
	f.Add(`<script src="a/app.js"></script><script>`+register+`</script>`, useSync+`import './b'`, onSync+`importScripts('a/app.js')`)
	f.Add(`<base href="../.."><script type=module>import '/a/app.js?worker'; x.onsync</script>`, `new Worker(new URL('../sw.js', import.meta.url))`, `self.onsync = 1`)
	f.Add(`<a onclick="&quot;x.onsync&quot;">`, "`${`./x.onsync`}`", `navigator.serviceWorker.register('sw.js'); require('.')`)
	f.Fuzz(func(t *testing.T, page, script, worker string) {
		tree := files{"index.html": page, "a/app.js": script, "sw.js": worker, "a/.gitignore": "x"}
		p, err := Load(t.Context(), Options{FS: tree.fs()})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range p.Diagnostics {
			if _, ok := tree[path.Clean(d.Path)]; !ok || d.Line < 0 || (d.Line == 0) != (d.Column == 0) {
				t.Errorf("diagnostic %+v", d)
			}
		}
		for _, s := range p.Scripts {
			if s.Program == nil || tree[s.File.Path] == "" && s.Program.End > 0 || int(s.Program.End) > len(s.File.Text) {
				t.Errorf("script %+v", s)
			}
			for _, to := range s.Imports {
				if !slices.Contains(p.Scripts, to) {
					t.Errorf("%s imports a script that is not listed", s.File.Path)
				}
			}
		}
		for _, r := range p.Realms {
			if len(r.Scripts) == 0 || strings.Contains(contextString(r.Context), "+") {
				t.Errorf("realm %+v", r)
			}
			for _, s := range r.Scripts {
				if !slices.Contains(p.Scripts, s) || s.Context&r.Context != r.Context {
					t.Errorf("realm %s: script %s", r.Path, name(s))
				}
			}
		}
	})
}
