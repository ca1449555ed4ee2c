package analyzer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/synclint/synclint/analyzer/report"
)

// aboutTags lists the findings on tags and handlers in an archive: the file, and what is marked there.
func aboutTags(t *testing.T, archive string) []string {
	t.Helper()
	files := map[string]string{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files[f.Name] = string(f.Data)
	}
	var list []string
	for _, f := range reportOn(t, files).Findings {
		switch f.Rule {
		case "unhandled-sync-tag", "unused-sync-handler", "service-worker-not-found":
			place, _, _ := strings.Cut(marked(files[f.Path], f), "('sync', ")
			list = append(list, fmt.Sprintf("%s %s %s", f.Rule, f.Path, place))
		}
	}
	return list
}

// marked returns the text that a finding on one line is about.
func marked(text string, f report.Finding) string {
	line := strings.Split(text, "\n")[f.Line-1]
	if f.EndLine != f.Line {
		return line[f.Column-1:]
	}
	return line[f.Column-1 : f.EndColumn-1]
}

// TestTags matches tags that are registered with those that are handled.
func TestTags(t *testing.T) {
	const (
		page = "-- app.js --\nnavigator.serviceWorker.register('sw.js'); const id = location.hash;\n" +
			"const queue = (tag) => navigator.serviceWorker.ready.then((r) => r.sync?.register(tag)).catch(() => fetch('/x', { method: 'POST' }));\n"
		ready = "-- app.js --\nnavigator.serviceWorker.register('sw.js'); const id = location.hash;\nnavigator.serviceWorker.ready.then((r) => "
		end   = ").catch(() => fetch('/x', { method: 'POST' }));\n"
		on    = "-- sw.js --\nconst flush = (x) => fetch('/x', { method: 'POST' });\nself.addEventListener('sync', (e) => { "
		a     = "if (e.tag === 'a') e.waitUntil(flush()) });\n"
	)
	register := func(call string) string { return ready + call + end }
	unhandled := func(mark string) string { return "unhandled-sync-tag app.js " + mark }
	for _, c := range []struct {
		name, archive string
		want          []string
	}{
		{"same", register(`r.sync.register('a')`) + on + a, nil},
		{"other", register(`r.sync.register('b')`) + on + a, []string{unhandled("'b'"), "unused-sync-handler sw.js e.tag === 'a'"}},
		{"no handler", register(`r.sync.register('b')`) + "-- sw.js --\nself.addEventListener('fetch', () => {});\n", []string{unhandled("'b'")}},
		{"any tag", register(`r.sync.register('b')`) + on + `e.waitUntil(flush()) });`, nil},
		{"constants", "-- tags.js --\nexport const TAG = { a: 'a' };\n" + register(`r.sync.register(TAG.a)`) + on + `if (e.tag === T.a) e.waitUntil(flush()) }); import { TAG as T } from './tags.js';`, nil},
		{"template and prefix", register("r.sync.register(`send-${id}`)") + on + `if (e.tag.startsWith('send-')) e.waitUntil(flush()) });`, nil},
		{"template and equality", register("r.sync.register(`send-${id}`)") + on + `if (e.tag === 'send') e.waitUntil(flush()) });`, []string{unhandled("`send-${id}`"), "unused-sync-handler sw.js e.tag === 'send'"}},
		{"template and regular expression", register("r.sync.register(`send-${id}`)") + on + `if (/^send-/.test(e.tag)) e.waitUntil(flush()) });`, nil},
		{"template and substring", register("r.sync.register('send-' + id)") + on + `if (e.tag.includes('end')) e.waitUntil(flush()) });`, nil},
		{"template that may be", register("r.sync.register(`${id}-now`)") + on + `if (e.tag === 'a-now') e.waitUntil(flush()) });`, nil},
		{"tag of a caller", page + `queue('a');` + "\n" + on + a, nil},
		{"tags of two callers", page + `queue('a'); queue(id);` + "\n" + on + a, nil},
		{"tag that is not known", register(`r.sync.register(id)`) + on + a, nil},
		{"tag by default", "-- app.js --\nnavigator.serviceWorker.register('sw.js');\nexport const queue = (tag = 'a') => navigator.serviceWorker.ready.then((r) => r.sync?.register(tag)).catch(() => fetch('/x', { method: 'POST' }));\n" + on + a, nil},
		{"table", register(`r.sync.register('a')`) + "-- sw.js --\nconst todo = { a: () => fetch('/x', { method: 'POST' }) };\nself.addEventListener('sync', (e) => todo[e.tag] && e.waitUntil(todo[e.tag]()));", nil},
		{"table without", register(`r.sync.register('b')`) + "-- sw.js --\nconst todo = { a: () => fetch('/x', { method: 'POST' }) };\nself.addEventListener('sync', (e) => { if (e.tag === 'c') return; todo[e.tag] && e.waitUntil(todo[e.tag]()) });", []string{unhandled("'b'"), "unused-sync-handler sw.js e.tag === 'c'", "unused-sync-handler sw.js todo[e.tag]"}},
		{"second handler", register(`r.sync.register('b')`) + on + a + "self.addEventListener('sync', (e) => { if (e.tag === 'b') e.waitUntil(flush()) });", []string{"unused-sync-handler sw.js e.tag === 'a'"}},
		{"handler in another module", register(`r.sync.register('a')`) + "-- sw.js --\nimport { handle } from './handle.js'; self.addEventListener('sync', handle);\n-- handle.js --\nexport const handle = (e) => { if (e.tag === 'a') e.waitUntil(fetch('/x', { method: 'POST' })) };", nil},
		{"handler by importScripts", register(`r.sync.register('a')`) + "-- sw.js --\nimportScripts('more.js');\n-- more.js --\nself.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(fetch('/x', { method: 'POST' })) });", nil},
		{"handler of a package", register(`r.sync.register('b')`) + "-- sw.js --\nimport { handle } from 'kit'; self.addEventListener('sync', handle);", nil},
		{"event that is not known", register(`r.sync.register('b')`) + on + a + "self.addEventListener(name, f);", []string{"unused-sync-handler sw.js e.tag === 'a'"}},
		{"script that is not there", register(`r.sync.register('b')`) + on + a + "importScripts('/extra.js');", nil},
		{"script that is not known", register(`r.sync.register('b')`) + on + a + "importScripts(url);", nil},
		{"script of Workbox", register(`r.sync.register('b')`) + on + a + "importScripts('https://storage.googleapis.com/workbox-cdn/releases/7.0.0/workbox-sw.js');", []string{unhandled("'b'"), "unused-sync-handler sw.js e.tag === 'a'"}},
		{"package for its effect", register(`r.sync.register('b')`) + on + a + "import 'kit/sync';", nil},
		{"package for its names", register(`r.sync.register('b')`) + on + a + "import { openDB } from 'idb';", []string{unhandled("'b'"), "unused-sync-handler sw.js e.tag === 'a'"}},
		{"worker elsewhere", "-- app.js --\nnavigator.serviceWorker.register('/sw.js');\nnavigator.serviceWorker.ready.then((r) => r.sync.register('a')" + end, []string{"service-worker-not-found app.js navigator.serviceWorker.register('/sw.js')"}},
		{"worker under a name that is not known", "-- app.js --\nnavigator.serviceWorker.register(url);\nnavigator.serviceWorker.ready.then((r) => r.sync.register('b')" + end + on + a, nil},
		{"worker that nothing registers", "-- app.js --\nnavigator.serviceWorker.ready.then((r) => r.sync.register('b')" + end + on + a, nil},
		{"worker of a build tool", "-- app.js --\nnavigator.serviceWorker.register('/worker.js');\nnavigator.serviceWorker.ready.then((r) => r.sync.register('a')" + end +
			"-- vite.config.js --\nVitePWA({ strategies: 'injectManifest', srcDir: 'src', filename: 'worker.ts' });\n-- src/worker.ts --\nself.addEventListener('sync', (e: SyncEvent) => { if (e.tag === 'b') e.waitUntil(fetch('/x', { method: 'POST' })) });", []string{unhandled("'a'"), "unused-sync-handler src/worker.ts e.tag === 'b'"}},
		{"worker that a build tool writes", "-- app.js --\nimport 'virtual:pwa-register';\nnavigator.serviceWorker.ready.then((r) => r.sync.register('a')" + end +
			"-- vite.config.js --\nVitePWA({ workbox: { runtimeCaching: [] } });\n", []string{unhandled("'a'")}},
		{"worker with more from a folder that is not there", "-- app.js --\nnavigator.serviceWorker.ready.then((r) => r.sync.register('a')" + end +
			"-- vite.config.js --\nVitePWA({ workbox: { importScripts: ['/more.js'], runtimeCaching: [] } });\n", nil},
		{"queue of Workbox", register(`r.sync.register('workbox-background-sync:outbox')`) + on + a + `import { Queue } from 'workbox-background-sync'; new Queue('outbox');`, []string{"unused-sync-handler sw.js e.tag === 'a'"}},
		{"another queue of Workbox", register(`r.sync.register('workbox-background-sync:inbox')`) + `-- sw.js --
import { Queue } from 'workbox-background-sync'; new Queue('outbox');`, []string{unhandled("'workbox-background-sync:inbox'")}},
		{"tag of the tools for developers", register(`r.sync.register('a')`) + on + `if (e.tag === 'a' || e.tag === 'test-tag-from-devtools') e.waitUntil(flush()) });`, nil},
		{"one-shot and periodic", register(`r.periodicSync.register('a', { minInterval: 864e5 })`) + on + a, []string{unhandled("'a'"), "unused-sync-handler sw.js e.tag === 'a'"}},
		{"tried only", ready + `(async () => { await r.periodicSync.register('try'); await r.periodicSync.unregister('try') })()` + end + "-- sw.js --\nself.addEventListener('periodicsync', (e) => { if (e.tag === 'a') e.waitUntil(fetch('/a')) });", []string{"unused-sync-handler sw.js e.tag === 'a'"}},
		{"registered by the worker", "-- app.js --\nnavigator.serviceWorker.register('sw.js');\n" + on + a + "self.addEventListener('message', () => self.registration.sync?.register('a'));", nil},
		{"pages elsewhere", on + a, nil},
		{"orphan", register(`r.sync.register('a')`) + on + a + "-- old/worker.js --\nself.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(fetch('/old')) });", []string{"unused-sync-handler old/worker.js self.addEventListener"}},
		{"only an orphan", register(`r.sync.register('a')`) + "-- sw.js --\nself.addEventListener('fetch', () => {});\n-- old/worker.js --\nself.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(fetch('/old')) });", []string{unhandled("'a'"), "unused-sync-handler old/worker.js self.addEventListener"}},
		{"file that a build names", register(`r.sync.register('a')`) + "-- sw.js --\nself.addEventListener('fetch', () => {});\n-- rollup.config.js --\nexport default { input: ['src/worker.js'], output: { file: 'public/sw2.js' } };\n-- src/worker.js --\nself.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(fetch('/old')) });", nil},
		{"file that a script of package.json names", register(`r.sync.register('a')`) + "-- sw.js --\nself.addEventListener('fetch', () => {});\n-- package.json --\n{\"scripts\": {\"build\": \"esbuild src/worker.ts --outfile=sw.js\"}}\n-- src/worker.ts --\nself.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(fetch('/old')) });", nil},
		{"two apps", "-- one/package.json --\n{}\n-- one/app.js --\nnavigator.serviceWorker.register('sw.js');\nnavigator.serviceWorker.ready.then((r) => r.sync.register('a')" + end +
			"-- one/sw.js --\nself.addEventListener('sync', (e) => { if (e.tag === 'b') e.waitUntil(fetch('/old')) });\n-- two/package.json --\n{}\n-- two/app.js --\nnavigator.serviceWorker.register('sw.js');\n" +
			"-- two/sw.js --\nself.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(fetch('/old')) });", []string{"unhandled-sync-tag one/app.js 'a'", "unused-sync-handler one/sw.js e.tag === 'b'", "unused-sync-handler two/sw.js e.tag === 'a'"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(strings.Join(c.want, "\n"), strings.Join(aboutTags(t, c.archive), "\n")); diff != "" {
				t.Errorf("%s\n%s", diff, c.archive)
			}
		})
	}
}

// TestSuggestions: what a tag was probably meant to be.
func TestSuggestions(t *testing.T) {
	for _, c := range []struct{ registered, handled, meant string }{
		{"notification-sync", "sync-notifications", "sync-notifications"},
		{"outBox", "outbox", "outbox"},
		{"sendMessages", "send-message", "send-message"},
		{"outbx", "outbox", "outbox"},
		{"outbox", "inbox", ""},
		{"news", "mail", ""},
		{"a", "b", ""},
	} {
		r := reportOn(t, map[string]string{
			"app.js": "navigator.serviceWorker.register('sw.js'); navigator.serviceWorker.ready.then((r) => r.sync.register('" + c.registered + "')).catch(() => fetch('/x', { method: 'POST' }));",
			"sw.js":  "self.addEventListener('sync', (e) => { if (e.tag === '" + c.handled + "') e.waitUntil(fetch('/x', { method: 'POST' })) });",
		})
		for _, f := range r.Findings {
			if f.Rule == "unhandled-sync-tag" && strings.Contains(f.Help, `"`+c.handled+`"`) != (c.meant != "") {
				t.Errorf("%q for %q: %s", c.registered, c.handled, f.Help)
			}
		}
	}
}
