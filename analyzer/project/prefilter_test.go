package project

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMentionsSync(t *testing.T) {
	for _, text := range []string{
		"reg.sync.register('x')", "SyncManager", "PeriodicSyncManager", "periodicSync", "{periodicSync}", "'periodicsync'", "onsync = f",
		"workbox-background-sync", "backgroundSync", "BackgroundSyncPlugin", "self.addEventListener('sync', f)", "x = registration.sync",
		"m = (await navigator.serviceWorker.ready).sync", "async function f() {} x.sync; tags = m.getTags()",
	} {
		if !mentionsSync([]byte(text)) {
			t.Errorf("%q is not found", text)
		}
	}
	for _, text := range []string{
		"", "ync", "sync", "async", "keep in sync", "in sync, or not", ".syncAll()", "existsSync", "fs.readFileSync(x)", "synchronize", "'sync", `"async"`,
		"Synchronous", "syncManager", "{async}", "xsync}", ".sync_", ".synç", "command === 'sync'", "glob.sync('*'); register()",
		"({ sync }) => registers(sync)",
	} {
		if mentionsSync([]byte(text)) {
			t.Errorf("%q is found", text)
		}
	}
}

// TestSyncAlone has the word by itself, which counts beside what is done with a registration.
func TestSyncAlone(t *testing.T) {
	for _, text := range []string{
		".sync", "reg?.sync", "reg.sync)", "'sync'", `"sync"`, "`sync`",
		"const {sync} = reg", "const { sync } = reg", "{a, sync: b}", "{a,\n\tsync\n}",
	} {
		if mentionsSync([]byte(text)) {
			t.Errorf("%q is found", text)
		}
		if !mentionsSync([]byte("register " + text)) {
			t.Errorf("%q beside register is not found", text)
		}
	}
}

func TestLinks(t *testing.T) {
	tests := []struct {
		text string
		want []link
	}{
		{`import a, {b} from './a.js'; export * from "../b"`, []link{{"./a.js", false}, {"../b", false}}},
		{`import './c'; import('/d.js'); import(/* webpackChunkName: "x" */ "./e")`, []link{{"./c", false}, {"/d.js", false}, {"./e", false}}},
		{"require('./f'), require( `./g` )", []link{{"./f", false}, {"./g", false}}},
		{`import x from 'react'; from "//cdn/x.js"; import("https://x/y.js"); from 'a sentence'`, []link{{"react", false}, {"//cdn/x.js", false}}},
		{`importScripts('a.js', "b.js",'c.js')`, []link{{"a.js", true}, {"b.js", true}, {"c.js", true}}},
		{`new Worker("w.js"); new SharedWorker('v.js', 'name')`, []link{{"w.js", true}, {"v.js", true}, {"name", true}}},
		{`new Worker(new URL("./u.js", import.meta.url))`, []link{{"./u.js", true}}},
		{`import('./open`, nil},
		{`import(/* open`, nil},
		{`from`, nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, links([]byte(test.text)), cmp.AllowUnexported(link{})); diff != "" {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
}

func TestResolve(t *testing.T) {
	var diags diagnostics
	f := files{
		"index.html": "", "app.js": "", "js/a.js": "", "js/b.mjs": "", "js/lib/index.js": "", "js/x.js/y.js": "", "public/sw.js": "",
		"client/public/sw.js": "", "client/src/main.js": "", "client/src/deep/worker.js": "", "one/only.js": "", "two/twice.js": "", "one/twice.js": "",
		"js/with space.js": "", "js/dir.min.js": "",
	}
	tree, err := walk(t.Context(), Options{FS: f.fs()}, nil, &diags)
	if err != nil {
		t.Fatal(err)
	}
	r := newResolver(f.fs(), tree)
	modules := []struct{ dir, specifier, want string }{
		{"js", "./a.js", "js/a.js"},
		{"js", "./a", "js/a.js"},
		{"js", "./b", "js/b.mjs"},
		{"js", "./lib", "js/lib/index.js"},
		{"js", "./lib/", "js/lib/index.js"},
		{"js/lib", ".", "js/lib/index.js"},
		{"js/lib", "..", ""},
		{"js", "./dir.min", "js/dir.min.js"},
		{"js", "../app.js?v=1#x", "app.js"},
		{"js", "/app.js", "app.js"},
		{"client/src", "/src/main", "client/src/main.js"},
		{"js", "./x.js", ""},
		{"js", "a.js", ""},
		{"js", "../../app.js", ""},
		{"js", "../../../../etc/passwd", ""},
		{"js", "/../../etc/passwd", ""},
		{"js", "//app.js", ""},
		{"js", "", ""},
		{"js", "/", ""},
		{".", "./", ""},
	}
	for _, test := range modules {
		if got, _ := r.module(test.dir, test.specifier); got != test.want {
			t.Errorf("module %q in %q: %q, want %q", test.specifier, test.dir, got, test.want)
		}
	}
	addresses := []struct{ dir, address, want string }{
		{".", "app.js", "app.js"},
		{"js", "../app.js", "app.js"},
		{".", "../../app.js", "app.js"}, // as in a browser
		{"js", "a", ""},
		{"js", "with%20space.js", "js/with space.js"},
		{"js", "a.js?v=1", "js/a.js"},
		{".", "/sw.js", "public/sw.js"},
		{"client/src", "/sw.js", "client/public/sw.js"},
		{"client/src", "sw.js", "client/public/sw.js"},
		{".", "%PUBLIC_URL%/sw.js", "public/sw.js"},
		{".", "https://example.org/app.js", ""},
		{".", "//example.org/app.js", ""},
		{".", "data:text/javascript,app.js", ""},
		{".", "../../etc/passwd", ""},
		{".", "/etc/passwd", ""},
		{".", "..%2f..%2fapp.js", "app.js"},
		{".", `\\host\app.js`, ""},
		{".", "", ""},
		{".", "?x", ""},
		{".", "%zz", ""},
		{".", "app.js\x00", ""},
	}
	for _, test := range addresses {
		if got, _ := r.address([]string{test.dir}, test.address); got != test.want {
			t.Errorf("address %q in %q: %q, want %q", test.address, test.dir, got, test.want)
		}
	}
	for address, want := range map[string]string{
		"worker.js": "client/src/deep/worker.js", "deep/worker.js": "client/src/deep/worker.js", "orker.js": "", "twice.js": "", "/only.js": "one/only.js",
		"https://x/only.js": "",
	} {
		if got, _ := r.anywhere(address); got != want {
			t.Errorf("anywhere %q: %q, want %q", address, got, want)
		}
	}
}
