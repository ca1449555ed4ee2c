package project

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	useSync  = `navigator.serviceWorker.ready.then(r => r.sync.register('x'));`
	onSync   = `self.addEventListener('sync', e => {});`
	register = `navigator.serviceWorker.register('sw.js');`
)

func TestRealms(t *testing.T) {
	tests := []struct {
		name  string
		files files
		want  string
	}{
		{"nothing to do", files{"index.html": `<script src=a.js></script>`, "a.js": `document.title = 1`, "sw.js": `self.skipWaiting()`}, ``},
		{"page and worker", files{
			"index.html": `<script src=app.js></script>`, "app.js": useSync + register, "sw.js": onSync,
		}, "window index.html: app.js\nservice-worker sw.js registered: sw.js"},
		{
			"worker that nothing registers",
			files{"index.html": `<script src=app.js></script>`, "app.js": useSync, "src/worker.js": onSync},
			"window index.html: app.js\nservice-worker src/worker.js: src/worker.js",
		},
		{
			"worker without signs",
			files{"index.html": `<script>` + register + useSync + `</script>`, "sw.js": `self.x = 1`},
			"window index.html: index.html{" + register + useSync + "}\nservice-worker sw.js registered: sw.js",
		},
		{"page that only registers", files{"a.html": `<script>` + register + `</script>`, "sw.js": onSync}, "service-worker sw.js registered: sw.js"},
		{
			"page of a worker that alone mentions them",
			files{"index.html": `<script src=a.js></script>`, "a.js": register, "sw.js": onSync + `;self.skipWaiting()`},
			"window index.html: a.js\nservice-worker sw.js registered: sw.js",
		},
		{"order of scripts", files{
			"index.html": `<body onload="f()"><script type=module src=m.js></script><script defer src=d.js></script><script>` + useSync +
				`</script><script src=c.js></script><script async src=a.js></script><script src=c.js></script>`,
			"m.js": `export {}`, "d.js": ``, "c.js": ``, "a.js": ``,
		}, "window index.html: index.html{" + useSync + "} c.js m.js d.js a.js index.html{f()}"},
		{"importing page", files{
			"index.html": `<script type=module>import {queue} from './js/outbox.js'; queue()</script>`, "js/outbox.js": `export const queue = () => {` + useSync + `}`,
		}, "window index.html: index.html{import {queue} from './js/outbox.js'; queue()}"},
		{"callers that mention nothing", files{
			"index.html": `<script type=module src=main.js></script>`, "main.js": `import './ui.js'`, "ui.js": `import {q} from './lib/q'`, "lib/q.js": useSync,
		}, "window index.html: main.js"},
		{
			"page that runs no such script",
			files{"a.html": `<script src=a.js></script>`, "a.js": useSync, "b.html": `<script src=b.js></script>`, "b.js": ``},
			"window a.html: a.js",
		},
		{"equal pages", files{
			"a.html": `<script src=a.js></script>`, "b.html": `<p><script src=a.js></script>`, "c.html": `<script src=a.js></script><script src=c.js></script>`,
			"a.js": useSync, "c.js": ``,
		}, "window a.html: a.js\nwindow c.html: a.js c.js"},
		{
			"pages of one template",
			files{"a.html": `<title>a</title><script>` + useSync + `</script>`, "b.html": `<p>b<script>` + useSync + `</script>`},
			"window a.html: a.html{" + useSync + "}",
		},
		{"importScripts", files{
			"sw.js": `importScripts('lib/a.js', 'b.js');` + onSync, "lib/a.js": `importScripts('../c.js'); importScripts('c.js')`, "b.js": `importScripts('sw.js')`,
			"lib/c.js": ``, "c.js": ``,
		}, "service-worker sw.js: c.js lib/c.js lib/a.js b.js sw.js"},
		{
			"worker with a loader of modules",
			files{"sw.js": `if (!self.define) { self.define = (list, f) => importScripts(new URL(list[0] + '.js', location)) } define(['./workbox-1'], (w) => { w.x() });` + onSync, "workbox-1.js": `self.x = 1`},
			"service-worker sw.js: workbox-1.js sw.js",
		},
		{
			"worker in parts",
			files{"src/sw/index.js": `import './install.js'; import './queue.js'`, "src/sw/install.js": `self.skipWaiting()`, "src/sw/queue.js": onSync},
			"service-worker src/sw/index.js: src/sw/index.js",
		},
		{"part of a worker is no worker", files{"a-part.js": onSync, "sw.js": `import './a-part.js'; self.skipWaiting()`}, "service-worker sw.js: sw.js"},
		{"dedicated worker", files{
			"index.html": `<script type=module src=js/main.js></script>`, "js/main.js": `new Worker(new URL('./w.js', import.meta.url)); new Worker('page.js')`,
			"js/w.js": `self.registration.sync.register('x')`, "page.js": ``,
		}, "window index.html: js/main.js\nworker js/w.js: js/w.js\nworker page.js: page.js"},
		{
			"worker as a module with a query",
			files{"main.js": `import W from './w.js?worker'; import url from './other.js?url';` + useSync, "w.js": ``, "other.js": ``},
			"window main.js: main.js\nworker w.js: w.js",
		},
		{"handler in a page script", files{"index.html": `<script src=app.js></script>`, "app.js": onSync}, "window index.html: app.js"},
		{
			"page script that is also registered",
			files{"index.html": `<script src=sw.js></script><script>` + register + `</script>`, "sw.js": onSync},
			"window index.html: sw.js index.html{" + register + "}\nservice-worker sw.js registered: sw.js",
		},
		{
			"loose scripts",
			files{"a.js": useSync, "b.js": `export const f = r => r.sync.register('x')`, "c.js": `import {f} from './b.js'; document.title = f`},
			"window a.js: a.js\nwindow c.js: c.js",
		},
		{"loose scripts in a circle", files{"a.js": `import './b.js'; x.onsync`, "b.js": `import './a.js'; x.onsync`}, "unknown a.js: a.js"},
		{
			"component with what belongs into a worker",
			files{"src/Form.vue": `<script>import {BackgroundSyncPlugin} from 'workbox-background-sync'; new BackgroundSyncPlugin('x')</script>`},
			"window src/Form.vue: src/Form.vue",
		},
		{"test", files{"a.test.js": useSync, "__tests__/b.js": useSync}, ``},
		{"test by its content", files{"spec/a.js": `describe('x', () => it('y', () => {` + useSync + `}))`, "b.js": useSync + `document`}, "window b.js: b.js"},
		{"worker beside the page, not the script", files{
			"app/index.html": `<script src=js/app.js></script>`, "app/js/app.js": useSync + register, "app/js/sw.js": ``, "app/sw.js": onSync,
		}, "window app/index.html: app/js/app.js\nservice-worker app/sw.js registered: app/sw.js"},
		{
			"worker in the folder of static files",
			files{"src/app.js": useSync + `navigator.serviceWorker.register('/sw.js')`, "public/sw.js": onSync},
			"service-worker public/sw.js registered: public/sw.js\nwindow src/app.js: src/app.js",
		},
		{
			"worker compiled from TypeScript",
			files{"src/index.ts": useSync + "navigator.serviceWorker.register(`${process.env.PUBLIC_URL}/service-worker.js`)", "src/service-worker.ts": onSync, "x/service-worker.js": ``},
			"window src/index.ts: src/index.ts\nservice-worker src/service-worker.ts registered: src/service-worker.ts",
		},
		{
			"worker by a constant of another module",
			files{
				"src/main.js": `import {SW} from './names'; navigator.serviceWorker.register(SW.url);` + useSync, "src/names.js": `export const SW = {url: '/late.js'}`,
				"public/late.js": `importScripts('more.js')`, "public/more.js": `self.x = 1`,
			},
			"service-worker public/late.js registered: public/more.js public/late.js\nwindow src/main.js: src/main.js",
		},
		{
			"worker of Angular",
			files{
				"src/app.config.ts": `import {provideServiceWorker} from '@angular/service-worker'; provideServiceWorker('outbox.js');` + useSync,
				"src/outbox.js":     `importScripts('./ngsw-worker.js')`,
			},
			"window src/app.config.ts: src/app.config.ts\nservice-worker src/outbox.js registered: src/outbox.js",
		},
		{
			"worker of an Angular module",
			files{"src/app.ts": `ServiceWorkerModule.register('outbox.js', {enabled: true});` + useSync, "src/outbox.js": ``},
			"window src/app.ts: src/app.ts\nservice-worker src/outbox.js registered: src/outbox.js",
		},
		{
			"worker of Serwist",
			files{"src/app.js": `import {Serwist} from '@serwist/window'; new Serwist('/outbox.js').register();` + useSync, "public/outbox.js": ``},
			"service-worker public/outbox.js registered: public/outbox.js\nwindow src/app.js: src/app.js",
		},
		{
			"worker somewhere",
			files{"src/app.js": useSync + `navigator.serviceWorker.register('/sw.js')`, "packages/pwa/workers/sw.js": ``},
			"service-worker packages/pwa/workers/sw.js registered: packages/pwa/workers/sw.js\nwindow src/app.js: src/app.js",
		},
		{
			"base",
			files{"pages/index.html": `<base href="../assets/"><script src=app.js></script>`, "assets/app.js": useSync, "pages/x.js": ``},
			"window pages/index.html: assets/app.js",
		},
		{"base at the root", files{"src/index.html": `<base href="/"><script src=app.js></script>`, "src/app.js": useSync}, "window src/index.html: src/app.js"},
		{
			"handler attribute",
			files{"index.html": `<a onclick="queue(&quot;x&quot;)"></a><script src=a.js></script>`, "a.js": useSync},
			"window index.html: a.js index.html{queue(&quot;x&quot;)}",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, realms(load(t, test.files))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestScripts(t *testing.T) {
	p := load(t, files{
		"index.html":   `<link rel=manifest href=/app.json><script type=module>import './main.js'</script><script src=old.js></script><a onclick="f()">`,
		"main.js":      `import {q} from './shared/q'; import 'react'; import '../../x.js'; import './missing.js'; import './plain.js'; const a = () => import('./lazy.js')`,
		"shared/q.js":  useSync + `export const q = 1`,
		"plain.js":     `var a = 1`,
		"lazy.js":      `export {q} from './shared/q.js'; require('./common')`,
		"common.cjs":   `module.exports = {}`,
		"common/x.js":  ``,
		"old.js":       `var b = 1`,
		"sw.js":        `import {q} from './shared/q.js'; self.skipWaiting()`,
		"unrelated.js": `let c`,
	})
	want := `common.cjs classic window
index.html{import './main.js'} module window [./main.js=main.js]
index.html{f()} handler window
lazy.js module window [./common=common.cjs ./shared/q.js=shared/q.js]
main.js module window [./lazy.js=lazy.js ./plain.js=plain.js ./shared/q=shared/q.js]
old.js classic window
plain.js module window
shared/q.js module window+service-worker
sw.js module service-worker [./shared/q.js=shared/q.js]`
	if diff := cmp.Diff(want, scripts(p)); diff != "" {
		t.Error(diff)
	}
	if p.Scanned != 10 || p.Parsed != 8 {
		t.Errorf("scanned %d, parsed %d", p.Scanned, p.Parsed)
	}
	if len(p.Pages) != 1 || p.Pages[0].File.Path != "index.html" {
		t.Errorf("pages %v", p.Pages)
	}
}

// A file without imports and exports that is imported has its own variables.
func TestModuleBySettling(t *testing.T) {
	p := load(t, files{"a.js": `var x = 1;` + useSync, "b.js": `import './a.js'`, "c.js": `exports.x = 1;` + useSync, "d.js": `require('./c.js')`})
	want := "a.js module window\nb.js module window [./a.js=a.js]\nc.js classic window\nd.js classic window [./c.js=c.js]"
	if diff := cmp.Diff(want, scripts(p)); diff != "" {
		t.Error(diff)
	}
}

func TestManifests(t *testing.T) {
	p := load(t, files{
		"index.html": `<link rel=manifest href=/manifest.json?v=1><script>` + useSync + `</script>`, "public/manifest.json": `{}`,
		"extension/manifest.json": `{}`, "site.webmanifest": `{}`,
	})
	if diff := cmp.Diff([]string{"public/manifest.json", "site.webmanifest"}, p.Manifests); diff != "" {
		t.Error(diff)
	}
}

func TestPaths(t *testing.T) {
	f := files{
		"a/index.html": `<script src=app.js></script>`, "a/app.js": useSync, "a/sw.js": onSync, "b/app.js": useSync,
		"b/bad.js": "\x00.onsync",
	}
	tests := []struct {
		paths   []string
		scanned int
		want    string
	}{
		{[]string{"a"}, 3, "window a/index.html: a/app.js\nservice-worker a/sw.js: a/sw.js"},
		{[]string{"a/index.html"}, 1, ""},
		{[]string{"a/app.js"}, 1, "window a/index.html: a/app.js\nservice-worker a/sw.js: a/sw.js"},
		{[]string{"b/app.js"}, 1, "service-worker a/sw.js: a/sw.js\nwindow b/app.js: b/app.js"},
	}
	for _, test := range tests {
		p := load(t, f, test.paths...)
		if p.Scanned != test.scanned {
			t.Errorf("%v: scanned %d, want %d", test.paths, p.Scanned, test.scanned)
		}
		if diff := cmp.Diff(test.want, realms(p)); diff != "" {
			t.Errorf("%v: %s", test.paths, diff)
		}
	}
	p, err := Load(t.Context(), Options{FS: f.fs(), Paths: []string{"a", "./"}})
	if err != nil || p.Scanned != 5 || len(p.Diagnostics) != 1 {
		t.Errorf("everything: %+v, %v", p, err)
	}
}

func TestProgress(t *testing.T) {
	var running atomic.Int32
	last := map[string]int{}
	_, err := Load(t.Context(), Options{
		FS: files{"a.js": useSync, "b.js": `import './a.js'`, "c.html": ``}.fs(),
		Progress: func(stage string, done, total int) {
			if running.Add(1) != 1 {
				t.Error("called from two goroutines at a time")
			}
			if done != last[stage]+1 && done != 1 || done > total {
				t.Errorf("%s: %d of %d after %d", stage, done, total, last[stage])
			}
			last[stage] = done
			running.Add(-1)
		},
	})
	if err != nil || last["scan"] != 3 || last["parse"] == 0 {
		t.Error(last, err)
	}
}

// The result is the same however the work is divided.
func TestDeterministic(t *testing.T) {
	f := files{}
	for _, c := range "abcdefghijklmnop" {
		f[string(c)+".js"] = `import './` + string(c^1) + `.js';` + useSync
		f[string(c)+".html"] = `<script type=module src=` + string(c) + `.js></script><script>` + string(c) + `=;</script>`
	}
	first := ""
	for range 5 {
		p, err := Load(t.Context(), Options{FS: f.fs()})
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprintln(realms(p), scripts(p), p.Diagnostics)
		if first == "" {
			first = got
		}
		if diff := cmp.Diff(first, got); diff != "" || !strings.Contains(got, "could not parse") {
			t.Fatal(diff)
		}
	}
}
