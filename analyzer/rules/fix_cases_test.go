package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/rules"
)

// TestFixedCode compares what the first fix of a rule makes of code with what a person would write.
// Without the expectation there must be no fix.
func TestFixedCode(t *testing.T) {
	const queue = "const note = '{}'; const queue = { send: (n) => fetch('/a', { method: 'POST', body: n }) };"
	const ready = "navigator.serviceWorker.ready.then((registration) => {"
	for _, test := range []struct {
		rule, code, want string
		worker           bool
	}{
		{rule: "unguarded-sync", code: ready + " registration.sync\n  .register('a'); });", want: ready + " registration.sync\n  ?.register('a'); });"},
		{rule: "unguarded-sync", code: ready + " registration['sync']['register']('a'); });", want: ready + " registration['sync']?.['register']('a'); });"},
		{rule: "unguarded-sync", code: ready + " const { sync } = registration; sync.register('a'); });", want: ready + " const { sync } = registration; sync?.register('a'); });"},
		{rule: "unguarded-sync", code: ready + " registration.sync/* ! */.register('a'); });"},
		{rule: "unguarded-sync", code: ready + " registration.sync.getTags().then((tags) => tags.length); });"},
		{rule: "unguarded-sync", code: "new SyncManager();"},

		{rule: "wrong-feature-detection", code: `if ("sync" in window) f();`, want: `if ("SyncManager" in window) f();`},
		{rule: "wrong-feature-detection", code: "if ('periodicSync' in self) f();", want: "if ('PeriodicSyncManager' in self) f();"},
		{rule: "wrong-feature-detection", code: "if ('SyncManager' in navigator) f();", want: "if ('SyncManager' in self) f();"},
		{rule: "wrong-feature-detection", code: "const self = this; if ('SyncManager' in navigator) f();"},
		{rule: "wrong-feature-detection", code: "const name = 'sync'; if (name in window) f();"},
		{rule: "wrong-feature-detection", code: `if ('\x73ync' in window) f();`},
		{rule: "wrong-feature-detection", code: ready + " if (!registration.hasOwnProperty('sync')) f(); });", want: ready + " if (!('sync' in registration)) f(); });"},
		{rule: "wrong-feature-detection", code: ready + " if (Object.hasOwn(registration, 'sync')) f(); });", want: ready + " if ('sync' in registration) f(); });"},
		{rule: "wrong-feature-detection", code: ready + " if (registration.sync === null) f(); });", want: ready + " if (registration.sync == null) f(); });"},
		{rule: "wrong-feature-detection", code: "if (!SyncManager) f();", want: "if (!self.SyncManager) f();"},

		{rule: "window-detection-in-service-worker", worker: true, code: "if ('SyncManager' in window) f();", want: "if ('SyncManager' in self) f();"},
		{rule: "window-detection-in-service-worker", worker: true, code: "var self = {}; if ('SyncManager' in window) f();"},

		{rule: "missing-service-worker-check", code: "if (window.SyncManager) navigator.serviceWorker.startMessages();", want: "if ('serviceWorker' in navigator && window.SyncManager) navigator.serviceWorker.startMessages();"},
		{rule: "missing-service-worker-check", code: "if (!!window.SyncManager) navigator.serviceWorker.startMessages();", want: "if (!!('serviceWorker' in navigator && window.SyncManager)) navigator.serviceWorker.startMessages();"},

		{rule: "mismatched-feature-detection", code: ready + " if (registration.sync) registration.periodicSync.register('a'); });", want: ready + " if (registration.periodicSync) registration.periodicSync.register('a'); });"},

		{rule: "unguarded-permission-query", code: "navigator.permissions.query({ name: 'background-sync' }).then(f);", want: "navigator.permissions.query({ name: 'background-sync' }).catch(() => ({ state: 'denied' })).then(f);"},

		{rule: "unhandled-register-rejection", code: queue + ready + " if ('sync' in registration) { registration.sync.register('a'); } else { queue.send(note); } });", want: queue + ready + " if ('sync' in registration) { registration.sync.register('a').catch(() => queue.send(note)); } else { queue.send(note); } });"},
		{rule: "unhandled-register-rejection", code: ready + " if ('sync' in registration) { registration.sync.register('a'); } else { f(() => fetch('/a', { method: 'POST' })); } });"},
		{rule: "unhandled-register-rejection", code: ready + " if ('periodicSync' in registration) registration.periodicSync.register('a'); });", want: ready + " if ('periodicSync' in registration) registration.periodicSync.register('a').catch(() => {}); });"},

		{
			rule: "reregister-in-sync-handler", worker: true,
			code: onTag + "async function flush() { try { await send() } catch (e) { log(e); await self.registration.sync.register('a') } }",
			want: onTag + "async function flush() { try { await send() } catch (e) { log(e); throw e; } }",
		},
		{
			rule: "late-sync-listener", worker: true,
			code: send + "self.oninstall = () => { self.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(send(e.tag)) }); };",
			want: send + "self.oninstall = () => {  };\nself.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(send(e.tag)) });",
		},
		{rule: "late-sync-listener", worker: true, code: send + "self.onmessage = ({ data }) => { self.addEventListener('sync', (e) => { if (e.tag === 'a') e.waitUntil(send(data)) }); };"},
		{
			rule: "floating-promise-in-handler", worker: true,
			code: onTag + "async function flush() { for (const n of await all()) send(n) }",
			want: onTag + "async function flush() { for (const n of await all()) await send(n) }",
		},
		{
			rule: "floating-promise-in-handler", worker: true,
			code: onTag + "const flush = () => all().then(function (list) { log(list); send(list) });",
			want: onTag + "const flush = () => all().then(function (list) { log(list); return send(list) });",
		},
		{
			rule: "floating-promise-in-handler", worker: true,
			code: onTag + "const flush = () => all().then((list) => { list.filter(Boolean)\n  .forEach(async (n) => { await send(n) }) });",
			want: onTag + "const flush = () => all().then((list) => { return Promise.all(list.filter(Boolean)\n  .map(async (n) => { await send(n) })) });",
		},
		{
			rule: "handler-without-waituntil", worker: true,
			code: send + "self.addEventListener('sync', async (e) => { log(); if (e.tag === 'a') { await send(e.tag); } });",
			want: send + "self.addEventListener('sync', (e) => { log(); if (e.tag === 'a') { e.waitUntil(send(e.tag)); } });",
		},
		{
			rule: "handler-without-waituntil", worker: true,
			code: send + "self.addEventListener('sync', async function (e) { await send(e.tag) });",
			want: send + "self.addEventListener('sync', function (e) { e.waitUntil(send(e.tag)) });",
		},
		{rule: "handler-without-waituntil", worker: true, code: send + "self.addEventListener('sync', ({ tag }) => { send(tag) });"},
		{
			rule: "handler-without-waituntil", worker: true,
			code: send + "self.addEventListener('sync', (e) => send(e.tag));",
			want: send + "self.addEventListener('sync', (e) => e.waitUntil(send(e.tag)));",
		},
		{
			rule: "handler-without-waituntil", worker: true,
			code: send + "self.addEventListener('sync', () => { send('x'); log('sent') });",
			want: send + "self.addEventListener('sync', (event) => { event.waitUntil(send('x')); log('sent') });",
		},
		{
			rule: "handler-without-waituntil", worker: true,
			code: send + "self.addEventListener('sync', async () => {\n  await send('x')\n  log('sent')\n});",
			want: send + "self.addEventListener('sync', (event) => event.waitUntil((async () => {\n  await send('x')\n  log('sent')\n})()));",
		},
		{
			rule: "handler-without-waituntil", worker: true,
			code: send + "self.addEventListener('sync', async function (e) { try { await send(e.tag) } finally { log() } });",
			want: send + "self.addEventListener('sync', function (e) { e.waitUntil((async () => { try { await send(e.tag) } finally { log() } })()); });",
		},
		{
			rule: "handler-without-waituntil", worker: true,
			code: send + "self.onsync = (e) => { if (e.tag === 'a') send(e.tag); else log(e) };",
			want: send + "self.onsync = (e) => { if (e.tag === 'a') e.waitUntil(send(e.tag)); else log(e) };",
		},
		{rule: "handler-without-waituntil", worker: true, code: send + "async function onSync(e) { await send(e.tag) } self.addEventListener('sync', onSync);"},
		{rule: "handler-without-waituntil", worker: true, code: send + "const event = 'x'; self.addEventListener('sync', () => { send(event) });"},
		{rule: "handler-without-waituntil", worker: true, code: send + "self.onsync = async (e) => { await /* the notes */ send(e.tag) };"},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "async function flush() { try { await send() } catch (e) { log(e) } }",
			want: onTag + "async function flush() { try { await send() } catch (e) { log(e); throw e; } }",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "async function flush() { try { await send() } catch {} }",
			want: onTag + "async function flush() { try { await send() } catch (error) { throw error; } }",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "async function flush() { try { await send() } catch (e) {\n\t// later\n} }",
			want: onTag + "async function flush() { try { await send() } catch (e) {\n\t// later\n  throw e;\n} }",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "async function flush() {\r\n\ttry {\r\n\t\tawait send()\r\n\t} catch (e) {\r\n\t\tlog(e) // no\r\n\t}\r\n}\r\nself.onmessage = () => {\r\n\tlog()\r\n\tlog()\r\n\tlog()\r\n\tlog()\r\n\tlog()\r\n\tlog()\r\n\tlog()\r\n}",
			want: onTag + "async function flush() {\r\n\ttry {\r\n\t\tawait send()\r\n\t} catch (e) {\r\n\t\tlog(e) // no\n\t\tthrow e\r\n\t}\r\n}\r\nself.onmessage = () => {\r\n\tlog()\r\n\tlog()\r\n\tlog()\r\n\tlog()\r\n\tlog()\r\n\tlog()\r\n\tlog()\r\n}",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "async function flush() { try { await send() } catch (e) { log(e); return; } }",
			want: onTag + "async function flush() { try { await send() } catch (e) { log(e); throw e; } }",
		},
		{rule: "swallowed-sync-error", worker: true, code: onTag + "async function flush() { try { await send() } catch (e) { if (e.code) return; log(e) } }"},
		{rule: "swallowed-sync-error", worker: true, code: onTag + "async function flush() { try { await send() } catch ({ message }) { log(message) } }"},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "const flush = () => send().catch(console.error);",
			want: onTag + "const flush = () => send().catch((error) => { console.error(error); throw error; });",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "const flush = () => send().catch(() => log('no'));",
			want: onTag + "const flush = () => send().catch((error) => { log('no'); throw error; });",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "const flush = () => send().catch(e => null);",
			want: onTag + "const flush = () => send().catch(e => { throw e; });",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "const flush = () => send().then(log, function (e) { log(e); });",
			want: onTag + "const flush = () => send().then(log, function (e) { log(e); throw e; });",
		},
		{rule: "swallowed-sync-error", worker: true, code: onTag + "const flush = (error) => send().catch(() => { log(error) });"},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "const flush = async () => { await Promise.allSettled([send()]) };",
			want: onTag + "const flush = async () => { await Promise.all([send()]) };",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (r.ok) log() }",
			want: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (r.ok) log()\nelse throw new Error(`HTTP ${r.status}`); }",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (r.status === 200) { log() } }",
			want: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (r.status === 200) { log() } else throw new Error(`HTTP ${r.status}`); }",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (!r.ok) log() }",
			want: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (!r.ok) { log(); throw new Error(`HTTP ${r.status}`); } }",
		},
		{
			rule: "swallowed-sync-error", worker: true,
			code: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (r.status >= 400) { log(); return; } log('sent') }",
			want: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (r.status >= 400) { log(); throw new Error(`HTTP ${r.status}`); } log('sent') }",
		},
		{rule: "swallowed-sync-error", worker: true, code: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (r.ok) { log(); return; } log('not sent') }"},
		{
			rule: "unchecked-response-status", worker: true,
			code: onTag + "async function flush() {\n\tconst r = await fetch('/x', { method: 'POST' })\n\tlog()\n}",
			want: onTag + "async function flush() {\n\tconst r = await fetch('/x', { method: 'POST' })\n\tif (!r.ok) throw new Error(`HTTP ${r.status}`);\n\tlog()\n}",
		},
		{
			rule: "unchecked-response-status", worker: true,
			code: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }) }",
			want: onTag + "async function flush() { const r = await fetch('/x', { method: 'POST' }); if (!r.ok) throw new Error(`HTTP ${r.status}`); }",
		},
		{
			rule: "unchecked-response-status", worker: true,
			code: onTag + "async function flush() { await fetch('/x', { method: 'POST' }); log() }",
			want: onTag + "async function flush() { const response = await fetch('/x', { method: 'POST' }); if (!response.ok) throw new Error(`HTTP ${response.status}`); log() }",
		},
		{
			rule: "unchecked-response-status", worker: true,
			code: onTag + "async function flush(response) { await fetch('/x', { method: 'POST' }); log() }",
			want: onTag + "async function flush(response) { await fetch('/x', { method: 'POST' }).then((response) => { if (!response.ok) throw new Error(`HTTP ${response.status}`); return response; }); log() }",
		},
		{
			rule: "unchecked-response-status", worker: true,
			code: onTag + "async function flush() { for (const x of [1, 2]) await fetch('/x', { method: 'POST' }) }",
			want: onTag + "async function flush() { for (const x of [1, 2]) await fetch('/x', { method: 'POST' }).then((response) => { if (!response.ok) throw new Error(`HTTP ${response.status}`); return response; }) }",
		},
		{
			rule: "unchecked-response-status", worker: true,
			code: onTag + "const flush = () => fetch('/x', { method: 'POST' }).then(() => log());",
			want: onTag + "const flush = () => fetch('/x', { method: 'POST' }).then((response) => { if (!response.ok) throw new Error(`HTTP ${response.status}`); return response; }).then(() => log());",
		},
		{
			rule: "waituntil-after-await", worker: true,
			code: send + "self.addEventListener('sync', async (e) => { const x = await caches.keys(); e.waitUntil(send(x)) });",
			want: send + "self.addEventListener('sync', (e) => e.waitUntil((async () => { const x = await caches.keys(); e.waitUntil(send(x)) })()));",
		},
		{rule: "waituntil-after-await", worker: true, code: send + "self.addEventListener('sync', (e) => { caches.keys().then((x) => e.waitUntil(send(x))) });"},
		{
			rule: "workbox-background-sync-inert",
			code: "-- workbox-config.json --\n{ \"globDirectory\": \"dist\", \"runtimeCaching\": [{ \"urlPattern\": \"/api\", \"handler\": \"NetworkOnly\", \"options\": { \"backgroundSync\": { \"name\": \"api\" } } }] }\n",
			want: "-- workbox-config.json --\n{ \"globDirectory\": \"dist\", \"runtimeCaching\": [{ \"urlPattern\": \"/api\", \"method\": \"POST\", \"handler\": \"NetworkOnly\", \"options\": { \"backgroundSync\": { \"name\": \"api\" } } }] }\n",
		},
		{
			rule: "workbox-background-sync-inert", worker: true,
			code: "import { registerRoute } from 'workbox-routing'; import { NetworkOnly } from 'workbox-strategies'; import { BackgroundSyncPlugin } from 'workbox-background-sync'; registerRoute(\n  /api/,\n  new NetworkOnly({ plugins: [new BackgroundSyncPlugin('api')] })\n);",
			want: "import { registerRoute } from 'workbox-routing'; import { NetworkOnly } from 'workbox-strategies'; import { BackgroundSyncPlugin } from 'workbox-background-sync'; registerRoute(\n  /api/,\n  new NetworkOnly({ plugins: [new BackgroundSyncPlugin('api')] }),\n  'POST'\n);",
		},
		{
			rule: "ready-blocks-fallback",
			code: "const note = '{}'; const send = () => fetch('/a', { method: 'POST', body: note }); async function queue() { try { const r = await navigator.serviceWorker.ready; await r.sync.register('a') } catch { await send() } } document.querySelector('form').addEventListener('submit', queue);",
			want: "const note = '{}'; const send = () => fetch('/a', { method: 'POST', body: note }); async function queue() { try { const r = await Promise.race([navigator.serviceWorker.ready, new Promise((resolve, reject) => setTimeout(reject, 3000))]); await r.sync.register('a') } catch { await send() } } document.querySelector('form').addEventListener('submit', queue);",
		},
		// Nothing catches that it gives up.
		{rule: "ready-blocks-fallback", code: "const note = '{}'; const send = () => fetch('/a', { method: 'POST', body: note }); async function queue() { const r = await navigator.serviceWorker.ready; if ('sync' in r) await r.sync.register('a').catch(send); else await send() } document.querySelector('form').addEventListener('submit', queue);"},
		// It names a method, so that somebody has thought of it.
		{rule: "workbox-background-sync-inert", code: "-- workbox-config.js --\nmodule.exports = { globDirectory: 'dist', runtimeCaching: [{ urlPattern: /api/, method: 'GET', handler: 'NetworkOnly', options: { backgroundSync: { name: 'api' } } }] };\n"},
		// Something is still to come, nobody waits for the function, and there is no list of promises.
		{rule: "floating-promise-in-handler", worker: true, code: onTag + "const flush = () => all().then((list) => { send(list); log(list) });"},
		{rule: "floating-promise-in-handler", worker: true, code: send + "self.addEventListener('sync', async (e) => { if (e.tag === 'a') { e.waitUntil(fetch(e.tag)); send(e.tag) } });"},
		{rule: "floating-promise-in-handler", worker: true, code: onTag + "async function flush() { (await all()).forEach(async (n) => { send(n) }) }"},
		{rule: "floating-promise-in-handler", worker: true, code: onTag + "async function flush() { (await all())?.forEach(async (n) => { await send(n) }) }"},
		// What follows would not run, and there is nothing to throw.
		{rule: "reregister-in-sync-handler", worker: true, code: onTag + "async function flush() { try { await send() } catch (e) { await self.registration.sync.register('a'); log(e) } }"},
		{rule: "reregister-in-sync-handler", worker: true, code: onTag + "async function flush() { try { await send() } catch { await self.registration.sync.register('a') } }"},
	} {
		t.Run(test.code, func(t *testing.T) {
			found := check(t, rules.Example{Code: test.code, Worker: test.worker})
			i := slices.IndexFunc(found, func(f finding) bool { return f.rule.ID == test.rule })
			switch {
			case i < 0:
				t.Fatalf("no finding of %s, but:\n%s", test.rule, messages(found))
			case test.want == "" && len(found[i].Fixes) == 0:
			case test.want == "":
				t.Errorf("a fix: %s", applied(t, test.code, found[i].Fixes[0]))
			case len(found[i].Fixes) == 0:
				t.Error("no fix")
			default:
				got := applied(t, test.code, found[i].Fixes[0])
				if got != test.want {
					t.Errorf("fixed:\n%s\nwant:\n%s", got, test.want)
				}
				after := check(t, rules.Example{Code: got, Worker: test.worker})
				if strings.Contains(messages(after), test.rule) {
					t.Errorf("after the fix:\n%s", messages(after))
				}
			}
		})
	}
}
