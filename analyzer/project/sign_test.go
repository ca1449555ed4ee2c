package project

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/syntax"
)

func TestServiceWorkerBySigns(t *testing.T) {
	workers := []string{
		`self.addEventListener('install', f)`,
		`self.addEventListener("sync", async e => {})`,
		"globalThis.addEventListener(`push`, f)",
		`this.addEventListener('fetch', f)`,
		`const sw = self; sw.addEventListener('activate', f)`,
		`(function () { self.addEventListener('fetch', f) })()`,
		`function setUp() { self.addEventListener('periodicsync', f) }`,
		`addEventListener('install', f); addEventListener('fetch', g)`,
		`importScripts('a.js'); addEventListener('fetch', g)`,
		`importScripts('https://cdn/workbox-sw.js'); workbox.routing.x()`,
		`self.onsync = f`,
		`oninstall = f; onfetch = g`,
		`precacheAndRoute(self.__WB_MANIFEST)`,
		`import {precacheAndRoute} from 'workbox-precaching'`,
		`self.skipWaiting()`, `skipWaiting()`, `clients.claim()`, `self.clients.matchAll()`, `self.registration.showNotification('x')`,
		`if (typeof window !== 'undefined') {} self.addEventListener('install', f)`,
	}
	for _, code := range workers {
		if !surveyOf(t, code).signs.serviceWorker("app.js") {
			t.Errorf("%s: not a service worker", code)
		}
	}
	pages := []string{
		``, `addEventListener('install', f)`, `window.addEventListener('install', f)`, `self.addEventListener('beforeinstallprompt', f)`,
		`window.addEventListener('appinstalled', f)`, `self.addEventListener('message', f)`, `source.addEventListener('sync', f)`,
		`const self = this_(); self.addEventListener('sync', f)`, `function f(self) { self.registration; self.skipWaiting() }`,
		`const clients = []; clients.claim()`, `const skipWaiting = f; skipWaiting()`, `registration.waiting.postMessage('skipWaiting')`,
		`document.title = 1; addEventListener('install', f); addEventListener('fetch', g)`, `importScripts('a.js'); onmessage = f`,
		`describe('x', () => { it('y', () => { self.skipWaiting() }) })`, `import {it} from 'vitest'; self.skipWaiting()`,
		`import {Workbox} from 'workbox-window'`, `import {generateSW} from 'workbox-build'`, `class A { f() { this.addEventListener('sync', g) } }`,
		`self.addEventListener(name, f)`, `self.addEventListener('install')`,
	}
	for _, code := range pages {
		if surveyOf(t, code).signs.serviceWorker("app.js") {
			t.Errorf("%s: taken for a service worker", code)
		}
	}
}

func TestNamedLikeWorker(t *testing.T) {
	for file, want := range map[string]bool{
		"sw.js": true, "src/service-worker.js": true, "serviceWorker.mjs": true, "my_sw.js": true, "sw-main.js": true, "sw/index.js": true,
		"service-worker/main.js": true, "swipe.js": false, "index.js": false, "answer.js": false, "a/b.js": false,
	} {
		if got := namedLikeWorker(file); got != want {
			t.Errorf("%s: %v", file, got)
		}
	}
}

func TestSurveyTargets(t *testing.T) {
	tests := []struct{ code, want string }{
		{`navigator.serviceWorker.register('/sw.js')`, `registered [{/sw.js false}]`},
		{"navigator.serviceWorker.register(`/sw.js`, {scope: '/'})", `registered [{/sw.js false}]`},
		{`window.navigator?.serviceWorker?.register('/sw.js')`, `registered [{/sw.js false}]`},
		{`const {serviceWorker} = navigator; serviceWorker.register('/sw.js')`, `registered [{/sw.js false}]`},
		{`const c = navigator.serviceWorker; c.register('/sw.js')`, `registered [{/sw.js false}]`},
		{`const url = '/sw.js'; function f() { navigator.serviceWorker.register(url) }`, `registered [{/sw.js false}]`},
		{"navigator.serviceWorker.register(`${base}/sw.js`)", `registered [{/sw.js false}]`},
		{"navigator.serviceWorker.register(`/sw.js?v=${version}`)", `registered [{/sw.js false}]`},
		{`navigator.serviceWorker.register('/sw.js?v=' + version)`, `registered [{/sw.js false}]`},
		{`navigator.serviceWorker.register(process.env.PUBLIC_URL + '/sw.js')`, `registered [{/sw.js false}]`},
		{`navigator.serviceWorker.register(dev ? 'a.js' : 'b.js')`, `registered [{a.js false} {b.js false}]`},
		{`navigator.serviceWorker.register(new URL('./sw.js', import.meta.url))`, `registered [{./sw.js true}]`},
		{`navigator.serviceWorker.register(new URL('sw.js', location).href)`, `registered [{sw.js false}]`},
		{`navigator.serviceWorker.register(policy.createScriptURL('sw.js'))`, `registered [{sw.js false}]`},
		{`import {register} from 'register-service-worker'; register('/sw.js')`, `registered [{/sw.js false}]`},
		{`new Workbox('/sw.js').register()`, `registered [{/sw.js false}]`},
		{`register('/sw.js'); events.register('x.js')`, ``},
		{`let a = b, b = a; navigator.serviceWorker.register(a)`, ``},
		{`navigator.serviceWorker.register(f()); navigator.serviceWorker.register()`, ``},
		{`importScripts('a.js', prefix + 'b.js'); self.importScripts('c.js')`, `included [{a.js false} {b.js false} {c.js false}]`},
		{`function importScripts() {} importScripts('a.js')`, ``},
		{`new Worker('w.js'); new SharedWorker(new URL('v.js', import.meta.url)); new window.Worker('x.js')`, `workers [{w.js false} {v.js true}]`},
		{
			`import a from './a'; export * from './b'; export {c} from './c'; import('./d'); require('./e'); import './a'`,
			`imports [{./a true true} {./b true false} {./c true false} {./d true false} {./e false false}]`,
		},
		{"require(`./a`); require(x); import(`./${x}`); function f(require) { require('./b') }", `imports [{./a false false}]`},
	}
	for _, test := range tests {
		m := parse(t, test.code)
		s := surveyProgram(m.Program)
		got := ""
		var registered []syntax.Expr
		for _, r := range s.registered {
			registered = append(registered, r.address)
		}
		for what, list := range map[string][]syntax.Expr{"included": s.included, "workers": s.workers, "registered": registered} {
			if found := targets(m, list); len(found) > 0 {
				got = fmt.Sprint(what, " ", found)
			}
		}
		if len(s.imports) > 0 && got == "" {
			got = fmt.Sprint("imports ", s.imports)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.code, diff)
		}
	}
}
