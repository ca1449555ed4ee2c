package rules_test

import (
	"fmt"
	"testing"

	"github.com/synclint/synclint/analyzer/rules"
)

// TestDangers has code that looks like the defect of a rule and is right, or less bad: what a rule that goes
// by the text would report. Code that begins with a file's name is an app, other code a worker.
func TestDangers(t *testing.T) {
	const page = "-- app.js --\nnavigator.serviceWorker.register('sw.js', { type: 'module' });\n" +
		"navigator.serviceWorker.ready.then((r) => r.sync?.register('a'));\n-- sw.js --\n"
	for _, c := range []struct {
		rule, name, code string
		want             []string // severities
	}{
		{"handler-without-waituntil", "asynchronous, and waits before it awaits", send + "self.addEventListener('sync', async (e) => { e.waitUntil(send()); await null })", nil},
		{"handler-without-waituntil", "nothing that takes time", "self.addEventListener('sync', (e) => console.log(e.tag))", nil},
		{"handler-without-waituntil", "the event is handed on", send + "const handle = (e) => e.waitUntil(send()); self.addEventListener('sync', (e) => handle(e))", nil},
		{"handler-without-waituntil", "code that can't be seen gets the event", "import { handle } from 'elsewhere'; self.addEventListener('sync', (e) => handle(e))", nil},
		{"waituntil-not-a-promise", "a variable with a promise", send + "self.addEventListener('sync', (e) => { const done = send(); e.waitUntil(done) })", nil},
		{"waituntil-not-a-promise", "a getter", send + "const box = { get done() { return send() } }; self.addEventListener('sync', (e) => e.waitUntil(box.done))", nil},
		{"waituntil-not-a-promise", "called at once", send + "self.addEventListener('sync', (e) => e.waitUntil((async () => { await send() })()))", nil},
		{"waituntil-not-a-promise", "not to be seen", "import { flush } from 'elsewhere'; self.addEventListener('sync', (e) => e.waitUntil(flush()))", nil},
		{"waituntil-after-await", "while another is pending", send + "self.addEventListener('sync', (e) => e.waitUntil((async () => { await send(); e.waitUntil(send()) })()))", nil},
		{"swallowed-sync-error", "counted, then thrown", send + onSync("let failed = 0; for (const x of [1, 2]) try { await send(x) } catch { failed++ } if (failed) throw new Error(failed)"), nil},
		{"swallowed-sync-error", "moved to another store", "import { set } from 'idb-keyval';" + send + onSync("try { await send() } catch (e) { await set('dead', e.message) }"), nil},
		{"swallowed-sync-error", "told on the last chance, and thrown", send + onSync("try { await send() } catch (e) { if (event.lastChance) console.error('lost'); throw e }"), nil},
		{"swallowed-sync-error", "beside the point", send + onSync("await send(); try { await self.registration.showNotification('sent') } catch (e) { console.log(e) }"), nil},
		{"unchecked-response-status", "axios", "import axios from 'axios';" + onSync("await axios.post('/x', 1)"), nil},
		{"unchecked-response-status", "ky", "import ky from 'ky';" + onSync("await ky.post('/x')"), nil},
		{"unchecked-response-status", "opaque", onSync("await fetch('https://log.example/', { method: 'POST', mode: 'no-cors' })"), nil},
		{"unchecked-response-status", "a cache looks itself", onSync("await (await caches.open('a')).add('/x')"), nil},
		{"floating-promise-in-handler", "void, on purpose", send + onSync("await send(); void fetch('/log', { method: 'POST' })"), nil},
		{"floating-promise-in-handler", "a request of IndexedDB", send + onSync("await send(); const open = indexedDB.open('a'); open.onsuccess = () => open.result.transaction('a', 'readwrite').objectStore('a').delete(1)"), nil},
		{"floating-promise-in-handler", "a message", send + onSync("await send(); new BroadcastChannel('a').postMessage('sent')"), nil},
		{"unhandled-sync-tag", "a tag that is not known", "-- app.js --\nnavigator.serviceWorker.register('sw.js');\nnavigator.serviceWorker.ready.then((r) => r.sync?.register(location.hash));\n-- sw.js --\nself.addEventListener('sync', (e) => { if (e.tag === 'b') e.waitUntil(fetch('/x')) })", nil},
		{"unhandled-sync-tag", "switched off", "-- app.js --\nnavigator.serviceWorker.register('sw.js');\nif (false) navigator.serviceWorker.ready.then((r) => r.sync?.register('a'));\n-- sw.js --\nself.addEventListener('sync', (e) => { if (e.tag === 'b') e.waitUntil(fetch('/x')) })", nil},
		{"unhandled-sync-tag", "any tag will do", page + "self.addEventListener('sync', (e) => e.waitUntil(fetch('/x')))", nil},
		{"unhandled-sync-tag", "the tag of a queue", page + "import { Queue } from 'workbox-background-sync'; new Queue('q'); self.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(fetch('/x')) })", nil},
		{"unhandled-sync-tag", "no worker in sight", "-- app.js --\nnavigator.serviceWorker.register('elsewhere/sw.js');\nnavigator.serviceWorker.ready.then((r) => r.sync?.register('a'));", nil},
		{"unused-sync-handler", "the worker registers itself", send + "self.addEventListener('message', (e) => e.waitUntil(self.registration.sync?.register('a'))); self.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(send()) })", nil},
		{"workbox-background-sync-inert", "statistics go by GET", workbox("registerRoute(/google-analytics\\.com/, new NetworkOnly({ plugins: [new BackgroundSyncPlugin('analytics')] }))"), []string{"warning"}},
		{"workbox-duplicate-queue-name", "one plugin for two methods", workbox("const p = new BackgroundSyncPlugin('q'); registerRoute(/x/, new NetworkOnly({ plugins: [p] }), 'POST'); registerRoute(/x/, new NetworkOnly({ plugins: [p] }), 'PUT')"), nil},
		{"workbox-caching-strategy-for-writes", "a strategy of the app's own", workbox("class Own extends Strategy { _handle(r, h) { return h.fetch(r) } } registerRoute(/x/, new Own({ plugins: [new BackgroundSyncPlugin('q')] }), 'POST')"), nil},
		{"workbox-http-errors-dropped", "statistics", workbox("registerRoute(/telemetry/, new NetworkOnly({ plugins: [new BackgroundSyncPlugin('events')] }), 'POST')"), []string{"info"}},
		{"workbox-onsync-outcome", "logged and thrown", workbox("new Queue('q', { onSync: async ({ queue }) => { try { await queue.replayRequests() } catch (e) { console.log(e); throw e } } })"), nil},
		{"workbox-queue-placement", "a function that is called at once", workbox("const make = () => new Queue('q'); const q = make()"), nil},
		{"workbox-retention-units", "a day of minutes", workbox("new Queue('q', { maxRetentionTime: 24 * 60 })"), nil},
	} {
		t.Run(c.rule+"/"+c.name, func(t *testing.T) {
			e := rules.Example{Code: c.code}
			e.Worker = !e.IsApp()
			var got []string
			for _, f := range check(t, e) {
				if f.rule.ID == c.rule {
					got = append(got, string(severity(f)))
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("found %q, want %q, in\n%s", got, c.want, c.code)
			}
		})
	}
}

// onSync is a handler that waits for what it does.
func onSync(body string) string {
	return "self.addEventListener('sync', (event) => event.waitUntil(run(event))); async function run(event) { " + body + " }"
}

func workbox(code string) string {
	return `import { BackgroundSyncPlugin, Queue } from 'workbox-background-sync';
import { registerRoute } from 'workbox-routing';
import { NetworkOnly, Strategy } from 'workbox-strategies';
` + code
}
