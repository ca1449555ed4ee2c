package analyzer_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/synclint/synclint/analyzer"
	"github.com/synclint/synclint/analyzer/fix"
)

// TestFixesArePlaced applies the first fix of the first finding in files of every kind. Where the
// place of the code isn't sure, there must be no fix.
func TestFixesArePlaced(t *testing.T) {
	const (
		test  = `if ('SyncManager' in ServiceWorkerRegistration.prototype) f();`
		fixed = `if ('sync' in ServiceWorkerRegistration.prototype) f();`
	)
	for name, files := range map[string]struct{ path, text, want string }{
		"script":          {"app.js", test, fixed},
		"byte order mark": {"app.js", "\uFEFF" + test, "\uFEFF" + fixed},
		"TypeScript": {
			"app.ts", "const f = (a?: string): void => {};\n" + test, "const f = (a?: string): void => {};\n" + fixed,
		},
		"TypeScript with casts": {
			"app.ts",
			"navigator.serviceWorker.ready.then(async (r) => { await (r as any).sync!.register('a' as string); });",
			"navigator.serviceWorker.ready.then(async (r) => { await (r as any).sync!?.register('a' as string); });",
		},
		"JSX": {
			"app.jsx",
			"export const A = () => <p onClick={async () => { await (await navigator.serviceWorker.ready).sync.register('a'); }}>a</p>;",
			"export const A = () => <p onClick={async () => { await (await navigator.serviceWorker.ready).sync?.register('a'); }}>a</p>;",
		},
		"Vue": {
			"a.vue", "<script setup lang=\"ts\">\nlet a: number;\n" + test + "\n</script>\n<template/>",
			"<script setup lang=\"ts\">\nlet a: number;\n" + fixed + "\n</script>\n<template/>",
		},
		"page":             {"a.html", "<p>é📝</p><script>" + test + "</script>", "<p>é📝</p><script>" + fixed + "</script>"},
		"template":         {"a.php", "<?php $a ?><script>" + test + "</script>", "<?php $a ?><script>" + fixed + "</script>"},
		"broken script":    {"app.js", test + "\nfunction ( {", fixed + "\nfunction ( {"},
		"attribute":        {"a.html", `<p onclick="` + test + `">`, ""},
		"SVG":              {"a.html", "<svg><script>" + test + "</script></svg>", ""},
		"value of an enum": {"app.ts", "const enum E { A = 'SyncManager' }\nif (E.A in ServiceWorkerRegistration.prototype) f();", ""},
		"tag in a template": {
			"a.blade.php", "<script>\nnavigator.serviceWorker.ready.then((r) => { if (r.hasOwnProperty('sync')) f(); });</script>",
			"<script>\nnavigator.serviceWorker.ready.then((r) => { if ('sync' in r) f(); });</script>",
		},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{files.path: {Data: []byte(files.text)}}
			r, err := analyzer.Analyze(context.Background(), analyzer.Options{FS: fsys})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Findings) == 0 {
				t.Fatalf("no finding; diagnostics: %v", r.Files.Diagnostics)
			}
			fixes := r.Findings[0].Fixes
			if files.want == "" {
				if len(fixes) > 0 {
					t.Errorf("a fix: %v", fixes[0])
				}
				return
			}
			if len(fixes) == 0 {
				t.Fatalf("no fix of %v", r.Findings[0])
			}
			got, err := fix.Apply([]byte(files.text), fixes[0].Edits)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != files.want {
				t.Errorf("got\n%s\nwant\n%s", got, files.want)
			}
		})
	}
}

// TestBundleHasNoFixes: what is reported at its source may not be edited there, for it was found in
// the script that was compiled from it.
func TestBundleHasNoFixes(t *testing.T) {
	fsys := fstest.MapFS{
		"app.js":         {Data: []byte("if('SyncManager'in ServiceWorkerRegistration.prototype)f();\n//# sourceMappingURL=app.js.map")},
		"app.js.map":     {Data: []byte(`{"version":3,"sources":["src/app.coffee"],"mappings":"AAAA"}`)},
		"src/app.coffee": {Data: []byte("if('SyncManager'in ServiceWorkerRegistration.prototype)f();\n")},
	}
	r, err := analyzer.Analyze(context.Background(), analyzer.Options{FS: fsys})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if !strings.HasPrefix(f.Path, "src/") || len(f.Fixes) > 0 {
			t.Errorf("in %s with the fixes %v", f.Path, f.Fixes)
		}
	}
	if len(r.Findings) == 0 {
		t.Error("no finding")
	}
}
