package rules_test

import (
	"fmt"
	"testing"

	"github.com/synclint/synclint/analyzer/report"
	"github.com/synclint/synclint/analyzer/rules"
)

// handlerCase is a worker with handlers and what a rule says of it.
type handlerCase struct {
	name, code string
	want       []string // severities with the marked code that each finding is at, such as "error: f()"
}

// testHandlers compares what a rule finds in workers with what it should.
func testHandlers(t *testing.T, rule string, cases []handlerCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range check(t, rules.Example{Code: c.code, Worker: true}) {
				if f.rule.ID == rule {
					got = append(got, fmt.Sprintf("%s: %s", severity(f), codeOf(f)))
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("found %q, want %q, in\n%s", got, c.want, c.code)
			}
		})
	}
}

// codeOf returns the code that a finding is at.
func codeOf(f finding) string { return rules.Code(f.Script, f.Node.Range()) }

// severity returns the severity of a finding, which is the rule's unless it says otherwise.
func severity(f finding) report.Severity {
	if f.Severity != "" {
		return f.Severity
	}
	return f.rule.Severity
}

// send is a function of a worker that rejects when the server does not take the data.
const send = `async function send(x) { const r = await fetch('/x', { method: 'POST', body: x }); if (!r.ok) throw new Error(r.statusText) };
`

// onTag is a handler of one tag.
const onTag = send + `self.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(flush(e)) });
`

func TestReregisterInSyncHandler(t *testing.T) {
	const again = "self.registration.sync.register('a')"
	found := []string{"error: " + again}
	testHandlers(t, "reregister-in-sync-handler", []handlerCase{
		{"caught", onTag + "async function flush() { try { await send() } catch (e) { await " + again + " } }", found},
		{"caught and thrown again", onTag + "async function flush() { try { await send() } catch (e) { await " + again + "; throw e } }", found},
		{"by a handler of the promise", onTag + "const flush = () => send().catch(() => " + again + ")", found},
		{"where the server refuses", onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (!r.ok) await " + again + " }", found},
		{"as long as something is left", onTag + "async function flush() { for (const x of await all()) { try { await send(x); await del(x) } catch {} } if (await some()) await " + again + " }", found},
		{"in a helper", onTag + "const later = () => " + again + "; async function flush() { try { await send() } catch { await later() } }", found},
		{"whatever happens", onTag + "async function flush() { await send().catch(log); await " + again + " }", found},
		{"the event's own tag", onTag + "async function flush(e) { try { await send() } catch { await self.registration.sync.register(e.tag) } }", []string{"error: self.registration.sync.register(e.tag)"}},
		{"a handler of any tag", send + "self.addEventListener('sync', (e) => { e.waitUntil(send().catch(() => " + again + ")) })", found},
		{"a counter in the tag", send + "self.addEventListener('sync', (e) => { if (e.tag.startsWith('a-')) e.waitUntil(send().catch(() => self.registration.sync.register(`a-${Date.now()}`))) })", []string{"error: self.registration.sync.register(`a-${Date.now()}`)"}},
		{"in turn", send + "const to = (tag) => () => self.registration.sync.register(tag); self.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(send().catch(to('b'))) }); self.addEventListener('sync', (e) => { if (e.tag === 'b') e.waitUntil(send().catch(() => self.registration.sync.register('a'))) })", []string{"error: self.registration.sync.register(tag)", "error: self.registration.sync.register('a')"}},

		{"something new after success", onTag + "async function flush() { await send(); if (await some()) await " + again + " }", nil},
		{"another tag", onTag + "async function flush() { try { await send() } catch { await self.registration.sync.register('b') } }", nil},
		{"a tag that is not known", onTag + "async function flush(e) { try { await send() } catch { await self.registration.sync.register(tagOf(e)) } }", nil},
		{"on the last attempt", onTag + "async function flush(e) { try { await send() } catch (x) { if (e.lastChance) await " + again + "; throw x } }", nil},
		{"something new after what is taken for success", onTag + "async function flush() { await fetch('/x', { method: 'POST' }); if (await some()) await " + again + " }", nil},
		{"as Workbox does", onTag + "let added; class Refusal extends Error {}; async function flush(e) { let failed; try { const r = await fetch('/x', { method: 'POST' }); if (!r.ok) throw new Refusal() } catch (x) { if (x instanceof Error) { failed = x; throw x } } finally { if (added && !(failed && !e.lastChance)) await " + again + " } }", nil},
		{"after a while", onTag + "async function flush(e) { try { await send() } catch (x) { setTimeout(() => " + again + ", 60_000) } }", nil},
		{"by periodic sync", send + "self.addEventListener('periodicsync', (e) => { e.waitUntil(send().catch(() => self.registration.sync.register(e.tag))) })", nil},
		{"by a message", send + "self.addEventListener('message', (e) => { e.waitUntil(send().catch(() => " + again + ")) }); self.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(send()) })", nil},
		{"what registers is no registration", onTag + "async function flush() { try { await send() } catch (e) { await metrics.register('a'); throw e } }", nil},
	})
}

// TestOneFindingOfARepetition: a failure that is answered by registering again is not also reported as
// one that nobody hears of.
func TestOneFindingOfARepetition(t *testing.T) {
	for _, code := range []string{
		"async function flush() { try { await send() } catch (e) { await self.registration.sync.register('a') } }",
		"async function flush() { for (const x of await all()) { try { await send(x) } catch {} } if (await some()) await self.registration.sync.register('a') }",
	} {
		testHandlers(t, "swallowed-sync-error", []handlerCase{{code, onTag + code, nil}})
	}
}

func TestHandlerIgnoresTag(t *testing.T) {
	const two = send + "self.onmessage = () => { self.registration.sync.register('a'); self.registration.sync.register('b'); self.registration.periodicSync.register('a') }; "
	const add = "self.addEventListener('sync', "
	testHandlers(t, "handler-ignores-tag", []handlerCase{
		{"two tags", two + add + "(e) => { e.waitUntil(send()) })", []string{"warning: " + add + "(e) => { e.waitUntil(send()) })"}},
		{"one tag", send + "self.registration.sync.register('a');" + add + "(e) => { e.waitUntil(send()) })", []string{"info: " + add + "(e) => { e.waitUntil(send()) })"}},
		{"a queue of Workbox", "import { Queue } from 'workbox-background-sync'; const q = new Queue('q'); " + send + add + "(e) => { e.waitUntil(send()) })", []string{"warning: " + add + "(e) => { e.waitUntil(send()) })"}},
		{"periodic", two + "self.onperiodicsync = (e) => { e.waitUntil(send()) }", []string{"info: self.onperiodicsync"}},
		{"other members of the event", two + add + "(e) => e.waitUntil(send(e.lastChance)))", []string{"warning: " + add + "(e) => e.waitUntil(send(e.lastChance)))"}},

		{"compared", two + add + "(e) => { if (e.tag === 'a') e.waitUntil(send()) })", nil},
		{"taken apart", two + add + "({ tag, waitUntil }) => { waitUntil(send(tag)) })", nil},
		{"switch", two + add + "(e) => { switch (e.tag) { case 'a': e.waitUntil(send()) } })", nil},
		{"table of functions", two + "const tasks = { a: send }; " + add + "(e) => { e.waitUntil(tasks[e.tag]?.()) })", nil},
		{"in a helper", two + add + "(e) => { e.waitUntil(run(e)) }); async function run(event) { if (event.tag === 'a') await send() }", nil},
		{"by the worker's queue", two + add + "(e) => { e.waitUntil(send(e.tag)) })", nil},
		{"given to what can't be seen", two + add + "(e) => { lib.handle(e) })", nil},
		{"nothing that takes time", two + add + "(e) => { console.log('sync') })", nil},
		{"a listener that can't be seen", two + add + "lib.onSync)", nil},
	})
}

func TestQueueClearedBeforeSend(t *testing.T) {
	const idb = "import { clear, del, entries, get, set } from 'idb-keyval'; " + onTag
	testHandlers(t, "queue-cleared-before-send", []handlerCase{
		{"all taken first", idb + "async function flush() { const l = await entries(); await clear(); await Promise.all(l.map(send)) }", []string{"warning: clear()"}},
		{"each taken first", idb + "async function flush() { for (const [k, x] of await entries()) { await del(k); await send(x) } }", []string{"warning: del(k)"}},
		{"taken by a helper", idb + "const take = async (k) => { const x = await get(k); await del(k); return x }; async function flush() { await send(await take('x')) }", []string{"warning: del(k)"}},
		{"beside the request", idb + "function flush(e) { e.waitUntil(get('x').then(send)); del('x') }", []string{"warning: del('x')"}},
		{"whatever happens", idb + "async function flush() { try { await send(await get('x')) } finally { await del('x') } }", []string{"warning: del('x')"}},
		{"by a transaction", send + "const open = () => new Promise((resolve) => { indexedDB.open('a').onsuccess = (e) => resolve(e.target.result) }); self.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(flush()) }); async function flush() { const db = await open(); const s = db.transaction('q', 'readwrite').objectStore('q'); const l = await all(s.getAll()); s.clear(); await send(l) }", []string{"warning: s.clear()"}},

		{"when it has arrived", idb + "async function flush() { for (const [k, x] of await entries()) { await send(x); await del(k) } }", nil},
		{"put back", idb + "async function flush() { const x = await get('x'); await del('x'); try { await send(x) } catch (e) { await set('x', x); throw e } }", nil},
		{"put back by something that can't be seen", idb + "async function flush() { const x = await get('x'); await del('x'); try { await send(x) } catch (e) { await giveBack(x); throw e } }", nil},
		{"marked as under way", idb + "async function flush() { const x = await get('x'); await set('sent', x); await del('x'); await send(x); await del('sent') }", nil},
		{"old entries first", idb + "async function flush() { for (const [k, x] of await entries()) { if (x.old) await del(k); else await send(x) } }", nil},
		{"old caches first", idb + "async function flush() { await caches.delete('v1'); await send(await get('x')) }", nil},
		{"nothing is read", idb + "async function flush() { await del('lock'); await send('ping') }", nil},
		{"before what is only fetched", idb + "async function flush() { await get('x'); await clear(); const r = await fetch('/x'); if (!r.ok) throw new Error('no') }", nil},
		{"by periodic sync", "import { clear, entries } from 'idb-keyval'; " + send + "self.addEventListener('periodicsync', (e) => { e.waitUntil((async () => { const l = await entries(); await clear(); await send(l) })()) })", nil},
		{"the failure is lost anyway", idb + "async function flush() { try { await send(await get('x')) } catch (e) { console.log(e) } await del('x') }", nil},
		{"given up on the last attempt", idb + "async function flush(e) { try { await send(await get('x')); await del('x') } catch (error) { if (e.lastChance) await del('x'); throw error } }", nil},
	})
}

func TestInMemoryQueue(t *testing.T) {
	const fill = "self.onmessage = (e) => { q.push(e.data) }; "
	found := []string{"error: q"}
	testHandlers(t, "in-memory-queue", []handlerCase{
		{"list", onTag + "const q = []; " + fill + "async function flush() { for (const x of q) await send(x) }", found},
		{"list that is drained", onTag + "const q = []; " + fill + "async function flush() { while (q.length) await send(q.shift()) }", found},
		{"list that is sent as a whole", onTag + "let q = []; " + fill + "async function flush() { await send(JSON.stringify(q)); q = [] }", found},
		{"list that is mapped", onTag + "const q = []; " + fill + "const flush = () => Promise.all(q.map(send))", found},
		{"dictionary by tag", send + "const q = {}; self.onmessage = (e) => { q[e.data.id] = e.data }; self.onsync = (e) => { e.waitUntil(send(q[e.tag])) }", found},
		{"map", onTag + "const q = new Map(); self.onmessage = (e) => { q.set(e.data.id, e.data) }; async function flush() { for (const [, x] of q) await send(x) }", found},
		{"requests that failed", onTag + "const q = []; self.onfetch = (e) => { e.respondWith(fetch(e.request).catch((x) => { q.push(e.request.clone()); throw x })) }; const flush = () => Promise.all(q.map((r) => fetch(r)))", found},
		{"field of a class", onTag + "class Outbox { constructor() { this.q = [] } add(x) { this.q.push(x) } }; const box = new Outbox(); self.onmessage = (e) => { box.add(e.data) }; async function flush() { for (const x of box.q) await send(x) }", []string{"error: []"}},
		{"put back", onTag + "const q = []; " + fill + "async function flush() { const x = q.shift(); try { await send(x) } catch (e) { q.unshift(x); throw e } }", found},

		{"what is stored too, and read", "import { entries, set } from 'idb-keyval'; " + onTag + "const q = []; self.onmessage = (e) => { q.push(e.data); set(1, e.data) }; async function flush() { for (const x of q) await send(x); for (const x of await entries()) await send(x) }", nil},
		{"brought back at the start", "import { entries } from 'idb-keyval'; " + onTag + "const q = []; " + fill + "entries().then((l) => q.push(...l)); async function flush() { for (const x of q) await send(x) }", nil},
		{"brought back by an event", "import { entries } from 'idb-keyval'; " + onTag + "const q = []; self.onmessage = async (e) => { if (!q.length) q.push(...await entries()); q.push(e.data) }; async function flush() { for (const x of q) await send(x) }", nil},
		{"read by what can't be seen", onTag + "const q = []; " + fill + "async function flush() { await store.load(q); for (const x of q) await send(x) }", nil},
		{"a database kept open", onTag + "let db; const open = () => db ??= new Promise((resolve) => { indexedDB.open('a').onsuccess = (e) => resolve(e.target.result) }); self.onmessage = () => { open() }; async function flush() { await send(await read(await open())) }", nil},
		{"flags", onTag + "const busy = {}; self.onmessage = (e) => { busy[e.data.id] = true }; async function flush(e) { if (!busy[e.tag]) await send() }", nil},
		{"settings", onTag + "const settings = {}; self.onmessage = (e) => { settings.to = e.data }; async function flush() { const r = await fetch(settings.to, { method: 'POST' }); if (!r.ok) throw new Error('no') }", nil},
		{"pages to tell", onTag + "const ports = []; self.onmessage = (e) => { ports.push(e.ports[0]) }; async function flush() { await send('all'); ports.forEach((p) => p.postMessage('sent')) }", nil},
		{"a list of what there is", onTag + "const paths = ['/a', '/b']; async function flush() { for (const p of paths) await send(p) }", nil},
		{"of one event", onTag + "self.onmessage = (e) => { const q = []; q.push(e.data) }; async function flush() { const q = []; q.push(1); for (const x of q) await send(x) }", nil},
		{"filled by the handler alone", onTag + "const q = []; async function flush() { q.push(await read()); for (const x of q) await send(x) }", nil},
		{"not read for sync", onTag + "const q = []; " + fill + "self.onfetch = (e) => { q.forEach(console.log) }; async function flush() { await send('x') }", nil},
	})
}

func TestTransactionAcrossFetch(t *testing.T) {
	const idb = onTag + `const open = () => new Promise((resolve, reject) => { const r = indexedDB.open('a'); r.onsuccess = () => resolve(r.result); r.onerror = () => reject(r.error) });
const done = (r) => new Promise((resolve, reject) => { r.onsuccess = () => resolve(r.result); r.onerror = () => reject(r.error) });
`
	const begin = "const db = await open(); const s = db.transaction('q', 'readwrite').objectStore('q'); "
	testHandlers(t, "idb-transaction-across-fetch", []handlerCase{
		{"in a loop", idb + "async function flush() { " + begin + "for (const x of await done(s.getAll())) { await send(x); await done(s.delete(x.id)) } }", []string{"error: s.delete(x.id)"}},
		{"store of a kept transaction", idb + "async function flush() { const db = await open(); const tx = db.transaction('q', 'readwrite'); await fetch('/x'); tx.objectStore('q').put(1) }", []string{"error: tx.objectStore('q').put(1)"}},
		{"by then", idb + "const flush = () => open().then((db) => { const s = db.transaction('q', 'readwrite').objectStore('q'); return fetch('/x').then((r) => { if (!r.ok) throw new Error('no'); s.clear() }) })", []string{"error: s.clear()"}},
		{"in a helper", idb + "const put = async (s, x) => { s.put(x) }; async function flush() { " + begin + "const r = await fetch('/x'); await put(s, await r.json()) }", []string{"error: s.put(x)"}},
		{"in a callback of the database", idb + "async function flush() { " + begin + "s.getAll().onsuccess = async (e) => { for (const x of e.target.result) { await send(x); s.delete(x.id) } } }", []string{"error: s.delete(x.id)"}},
		{"in a page's message", idb + "self.onmessage = (e) => e.waitUntil((async () => { " + begin + "await fetch('/x'); s.put(1) })())", []string{"error: s.put(1)"}},
		{"idb", "import { openDB } from 'idb'; " + onTag + "async function flush() { const db = await openDB('a'); const s = db.transaction('q', 'readwrite').objectStore('q'); await send(await s.get('x')); await s.delete('x') }", []string{"error: s.delete('x')"}},

		{"a new transaction", idb + "async function flush() { const db = await open(); const s = () => db.transaction('q', 'readwrite').objectStore('q'); for (const x of await done(s().getAll())) { await send(x); s().delete(x.id) } }", nil},
		{"a helper that begins one", idb + "const del = async (id) => { const db = await open(); await done(db.transaction('q', 'readwrite').objectStore('q').delete(id)) }; async function flush() { " + begin + "for (const x of await done(s.getAll())) { await send(x); await del(x.id) } }", nil},
		{"one that a callback begins", idb + "const store = () => new Promise((resolve) => { indexedDB.open('a').onsuccess = (e) => resolve(e.target.result.transaction('q', 'readwrite').objectStore('q')) }); async function flush() { await send('x'); const s = await store(); s.delete('x') }", nil},
		{"before the request", idb + "async function flush() { " + begin + "const l = await done(s.getAll()); s.clear(); await send(l) }", nil},
		{"what is asked of the database alone", idb + "async function flush() { " + begin + "for (const x of await done(s.getAll())) await done(s.put(x)); await send('x') }", nil},
		{"begun after the request", idb + "async function flush() { const r = await fetch('/x'); " + begin + "s.put(r.status) }", nil},
		{"not waited for", idb + "async function flush() { " + begin + "send('x'); s.put(1) }", nil},
		{"only where nothing is sent", idb + "async function flush(e) { " + begin + "if (e.lastChance) { s.clear() } else { await send('x') } }", nil},
		{"shorthands of idb", "import { openDB } from 'idb'; " + onTag + "async function flush() { const db = await openDB('a'); for (const x of await db.getAll('q')) { await send(x); await db.delete('q', x.id) } }", nil},
		{"tables of Dexie", "import Dexie from 'dexie'; const db = new Dexie('a'); " + onTag + "async function flush() { for (const x of await db.q.toArray()) { await send(x); await db.q.delete(x.id) } }", nil},
		{"what only looks like it", onTag + "async function flush() { const s = client.transaction('q').objectStore('q'); await send('x'); await s.delete('x') }", nil},
	})
}

func TestLateSyncListener(t *testing.T) {
	const listen = "self.addEventListener('sync', on)"
	const on = send + "const on = (e) => { if (e.tag === 'a') e.waitUntil(send()) }; "
	found := []string{"error: " + listen}
	testHandlers(t, "late-sync-listener", []handlerCase{
		{"by a timer", on + "setTimeout(() => { " + listen + " }, 500)", found},
		{"by installing", on + "self.addEventListener('install', () => { " + listen + " })", found},
		{"by activating", on + "self.onactivate = () => { " + listen + " }", found},
		{"by a message", on + "self.onmessage = () => { " + listen + " }", found},
		{"by a function that events call", on + "const start = () => { " + listen + " }; self.onmessage = start; self.onactivate = start", found},
		{"behind an await", on + "(async () => { await caches.open('a'); " + listen + " })()", found},
		{"in a promise's handler", on + "fetch('/x').then(() => { " + listen + " })", found},
		{"when a database is open", on + "indexedDB.open('a').onsuccess = () => { " + listen + " }", found},
		{"onsync", on + "self.onactivate = () => { self.onsync = on }", []string{"error: self.onsync"}},
		{"periodic", "self.onactivate = () => { self.addEventListener('periodicsync', (e) => { if (e.tag === 'a') e.waitUntil(caches.open('a')) }) }", []string{"error: self.addEventListener('periodicsync', (e) => { if (e.tag === 'a') e.waitUntil(caches.open('a')) })"}},

		{"at the top level", on + listen, nil},
		{"in a function that is called at once", on + "const start = () => { " + listen + " }; start()", nil},
		{"behind a test", on + "if ('sync' in self.registration) " + listen, nil},
		{"in a loop", on + "for (const type of ['sync', 'periodicsync']) self.addEventListener(type, on)", nil},
		{"in a class", on + "class Worker { constructor() { " + listen + " } }; new Worker()", nil},
		{"at once and by an event", on + "const start = () => { " + listen + " }; start(); self.onmessage = start", nil},
		{"before the first await", on + "(async () => { " + listen + "; await caches.open('a') })()", nil},
		{"behind what is there at once", on + "Promise.resolve().then(() => { " + listen + " })", nil},
		{"by what can't be seen", on + "lib.ready(() => { " + listen + " })", nil},
		{"behind what can't be seen", on + "lib.ready().then(() => { " + listen + " })", nil},
		{"in a function that nobody in sight calls", on + "export function start() { " + listen + " }", nil},
		{"another event", on + "self.onactivate = () => { self.addEventListener('push', on) }", nil},
	})
}

func TestNotificationCanFailSync(t *testing.T) {
	const show = "self.registration.showNotification('done')"
	found := []string{"warning: " + show}
	testHandlers(t, "notification-can-fail-sync", []handlerCase{
		{"awaited", onTag + "async function flush() { await send(); await " + show + " }", found},
		{"returned", onTag + "const flush = () => send().then(() => " + show + ")", found},
		{"waited for as well", onTag + "function flush(e) { const p = send(); e.waitUntil(p.then(() => " + show + ")); return p }", found},
		{"after what is only taken for success", onTag + "const flush = () => fetch('/x', { method: 'POST' }).then(() => " + show + ")", found},

		{"caught", onTag + "async function flush() { await send(); await " + show + ".catch(() => {}) }", nil},
		{"caught by a clause", onTag + "async function flush() { await send(); try { await " + show + " } catch {} }", nil},
		{"not waited for", onTag + "async function flush() { await send(); " + show + " }", nil},
		{"permission", onTag + "async function flush() { await send(); if (Notification.permission === 'granted') await " + show + " }", nil},
		{"permission asked for by a query", onTag + "async function flush() { await send(); const { state } = await navigator.permissions.query({ name: 'notifications' }); if (state === 'granted') await " + show + " }", nil},
		{"what was sent is gone", "import { del, entries } from 'idb-keyval'; " + onTag + "async function flush() { for (const [k, x] of await entries()) { await send(x); await del(k) } await " + show + " }", nil},
		{"before the request", onTag + "async function flush() { await " + show + "; await send() }", nil},
		{"nothing is sent", onTag + "const flush = () => " + show, nil},
		{"only fetched", onTag + "async function flush() { const r = await fetch('/x'); if (!r.ok) throw new Error('no'); await " + show + " }", nil},
		{"when it has failed for good", onTag + "async function flush(e) { try { await send() } catch (x) { if (e.lastChance) await " + show + "; throw x } }", nil},
		{"by periodic sync", send + "self.addEventListener('periodicsync', (e) => { e.waitUntil(send().then(() => " + show + ")) })", nil},
		{"by push", send + "self.addEventListener('push', (e) => { e.waitUntil(send().then(() => " + show + ")) })", nil},
	})
}

func TestLastChanceUnhandled(t *testing.T) {
	const register = "self.registration.sync.register('a')"
	const on = onTag + "self.onmessage = () => { " + register + " }; "
	found := []string{"info: " + register}
	testHandlers(t, "last-chance-unhandled", []handlerCase{
		{"passed on", on + "const flush = () => send()", found},
		{"logged and passed on", on + "async function flush() { try { await send() } catch (e) { console.error(e); throw e } }", found},
		{"the first of several calls", on + "self.onpush = () => { " + register + " }; const flush = () => send()", found},

		{"asked for", on + "async function flush(e) { try { await send() } catch (x) { if (e.lastChance) console.error(x); throw x } }", nil},
		{"taken apart", on + "async function flush({ lastChance }) { try { await send() } catch (x) { if (lastChance) console.error(x); throw x } }", nil},
		{"event that is given away", on + "const flush = (e) => lib.handle(e, send)", nil},
		{"a failure that is lost before", on + "const flush = () => send().catch(console.error)", nil},
		{"something is done about each failure", on + "async function flush() { try { await send() } catch (x) { tell(x); throw x } }", nil},
		{"sent at the start as well", "import { entries } from 'idb-keyval'; " + on + "const flush = async () => send(await entries()); flush()", nil},
		{"sent for other events as well", on + "const flush = () => send(); self.onactivate = (e) => e.waitUntil(flush())", nil},
		{"only fetched", onTag + "self.onmessage = () => { " + register + " }; async function flush() { const r = await fetch('/x'); if (!r.ok) throw new Error('no') }", nil},
		{"periodic sync has none", send + "self.onmessage = () => { self.registration.periodicSync.register('a') }; self.addEventListener('periodicsync', (e) => { if (e.tag === 'a') e.waitUntil(send()) })", nil},
		{"another tag", onTag + "const flush = () => send(); self.onmessage = () => { self.registration.sync.register('b') }", nil},
	})
}

// TestBoundedRepetition: a handler that counts its failures may stop registering, so that the finding is not
// certain.
func TestBoundedRepetition(t *testing.T) {
	const again = "self.registration.sync.register('a')"
	for code, unsure := range map[string]bool{
		"async function flush() { for (const x of await all()) { try { await send(x) } catch (e) { await " + again + "; throw e } } }": false,
		"const flush = () => send().catch(() => " + again + ")":                                                                        false,
		"let n = 0; async function flush() { try { await send() } catch (e) { if (++n < 3) await " + again + "; else throw e } }":      true,
		"async function flush() { try { await send() } catch (e) { if (await some()) await " + again + " } }":                          true,
	} {
		for _, f := range check(t, rules.Example{Code: onTag + code, Worker: true}) {
			if f.rule.ID == "reregister-in-sync-handler" && f.Unsure != unsure {
				t.Errorf("unsure: %v, want %v, in %s", f.Unsure, unsure, code)
			}
		}
	}
}

// TestFirstAttempts: what a handler does on the last attempt says nothing of those before.
func TestFirstAttempts(t *testing.T) {
	testHandlers(t, "swallowed-sync-error", []handlerCase{
		{"passed on but for the last", onTag + "async function flush(e) { try { await send() } catch (x) { if (!e.lastChance) throw x; console.error(x) } }", nil},
		{"passed on the last time only", onTag + "async function flush(e) { await send().catch((x) => { if (e.lastChance) throw x; console.error(x) }) }", []string{"error: send().catch((x) => { if (e.lastChance) throw x; console.error(x) })"}},
	})
}
