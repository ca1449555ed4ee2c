package project

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the options say of files goes before what can be seen of them.
func TestKnownFiles(t *testing.T) {
	app := files{
		"index.html":      "<p>no script</p>",
		"src/main.js":     "import './queue.js';",
		"src/queue.js":    "export const q = (r) => r.sync.register('a');",
		"src/handler.js":  "addEventListener('sync', (e) => e.waitUntil(fetch('/a')));",
		"old/sw.js":       "self.addEventListener('sync', (e) => {}); self.skipWaiting();",
		".gitignore":      "/generated",
		"generated/p.js":  "navigator.serviceWorker.ready.then((r) => r.sync.register('b'));",
		"generated/p2.js": "navigator.serviceWorker.ready.then((r) => r.sync.register('b'));",
	}
	for name, test := range map[string]struct {
		options Options
		want    []string
	}{
		"nothing said": {Options{}, []string{
			"old/sw.js: service-worker", "src/handler.js: worker", "src/main.js: unknown",
		}},
		"pages and workers": {
			Options{Pages: []string{"src/main.js", "generated/p.js"}, Workers: []string{"src/handler.js"}},
			[]string{"generated/p.js: window", "old/sw.js: service-worker", "src/handler.js: service-worker", "src/main.js: window"},
		},
		"excluded": {
			Options{Excluded: func(name string) bool { return name == "old" || name == "src/main.js" }},
			[]string{"src/handler.js: worker", "src/queue.js: unknown"},
		},
		"reported": {
			Options{Reported: func(name string) bool { return strings.HasPrefix(name, "old/") }},
			[]string{"old/sw.js: service-worker"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			test.options.FS = app.fs()
			p, err := Load(t.Context(), test.options)
			if err != nil || len(p.Diagnostics) > 0 {
				t.Fatal(err, p)
			}
			var got []string
			for _, r := range p.Realms {
				got = append(got, r.Path+": "+contextString(r.Context))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestKnownFileIsMissing(t *testing.T) {
	p, err := Load(t.Context(), Options{FS: files{"a.js": "", "a.css": ""}.fs(), Pages: []string{"b.html"}, Workers: []string{"a.css"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range p.Diagnostics {
		got = append(got, d.Path+": "+d.Message)
	}
	want := []string{"a.css: neither a page nor a script", "b.html: could not read: file does not exist"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
