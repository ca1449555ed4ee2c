package flow

import (
	"testing"

	"github.com/synclint/synclint/analyzer/project"
)

func TestLibraryMember(t *testing.T) {
	for name, want := range map[string]string{
		"workbox-background-sync#Queue": "Queue", "workbox-background-sync#*.Queue": "Queue", "workbox-background-sync/Queue.mjs#Queue": "Queue",
		"workbox-background-sync/Queue.mjs#default": "Queue", "workbox-background-sync/Queue#default": "Queue", "workbox.backgroundSync.Plugin": "Plugin",
		"workbox-routing#registerRoute": "registerRoute", "serwist#NetworkOnly": "NetworkOnly", "serwist/legacy#registerRoute": "registerRoute",
		"@serwist/strategies#NetworkOnly": "NetworkOnly", "serwist#Serwist().registerCapture": "registerCapture",
		"workbox-window#Workbox": "", "workbox-build#generateSW": "", "@serwist/window#Serwist": "", "idb#openDB": "", "workboxed.x": "", "queue": "",
	} {
		if got, ok := LibraryMember(name); ok != (want != "") || ok && got != want {
			t.Errorf("%s is %q, %v", name, got, ok)
		}
	}
}

// TestQueues: what is made in a service worker, and what is not a queue.
func TestQueues(t *testing.T) {
	for code, want := range map[string]int{
		`import { Queue } from 'workbox-background-sync'; new Queue('a')`:                                1,
		`import { BackgroundSyncPlugin as B } from 'workbox-background-sync'; new B('a')`:                1,
		`import * as sync from 'workbox-background-sync'; new sync.Queue('a')`:                           1,
		`import Queue from 'workbox-background-sync/Queue.mjs'; new Queue('a')`:                          1,
		`importScripts('workbox-sw.js'); new workbox.backgroundSync.Plugin('a')`:                         1,
		`const { Queue } = workbox.backgroundSync; new Queue('a')`:                                       1,
		`import { BackgroundSyncQueue } from 'serwist'; new BackgroundSyncQueue('a')`:                    1,
		`import { Queue } from '@serwist/background-sync'; new Queue('a')`:                               1,
		`const { Queue } = require('workbox-background-sync'); const q = () => new Queue('a'); q(); q()`: 1,
		`import { Plugin } from 'workbox-expiration'; new Plugin({ maxEntries: 1 })`:                     0,
		`new workbox.expiration.Plugin({})`:                                                              0,
		`import { Queue } from 'bull'; new Queue('a')`:                                                   0,
		`class Queue {} new Queue('a')`:                                                                  0,
	} {
		found := map[*Construction]bool{}
		for _, a := range Run(testPlatform(t), newRealm(t, code, project.ServiceWorker)).Activations {
			for _, c := range a.Made {
				if c.Queue() {
					found[c] = true
				}
			}
		}
		if len(found) != want {
			t.Errorf("%s makes %d queues, want %d", code, len(found), want)
		}
	}
}

// TestOnSync has what becomes of the failure of a replay in onSync.
func TestOnSync(t *testing.T) {
	for _, c := range []struct{ onSync, want string }{
		{`async ({ queue }) => { await queue.replayRequests() }`, "passed"},
		{`({ queue }) => queue.replayRequests()`, "passed"},
		{`async ({ queue }) => { try { await queue.replayRequests() } catch (e) { console.log(e); throw e } }`, "passed"},
		{`async ({ queue }) => { let e; while (e = await queue.shiftRequest()) { try { await fetch(e.request) } catch (x) { await queue.unshiftRequest(e); throw x } } }`, "passed"},
		{`async () => { await q.replayRequests() }`, "passed"},
		{`async ({ queue }) => { try { await queue.replayRequests() } catch (e) { console.log(e) } }`, "swallowed"},
		{`({ queue }) => queue.replayRequests().catch(() => {})`, "swallowed"},
		{`({ queue }) => { queue.replayRequests() }`, "floating"},
		{`async ({ queue }) => { for (const e of await queue.getAll()) { try { await fetch(e.request) } catch {} } }`, "swallowed"},
	} {
		t.Run(c.onSync, func(t *testing.T) {
			code := `import { Queue } from 'workbox-background-sync'; const q = new Queue('a', { onSync: ` + c.onSync + ` })`
			trace := Run(testPlatform(t), newRealm(t, code, project.ServiceWorker))
			for _, a := range trace.Activations {
				if a.Attempt == nil {
					continue
				}
				for _, trial := range trace.Trials {
					if !trial.Refused && a.Attempt.Failed.Has(trial.Bit) {
						if got := a.Attempt.become(trial.Bit); got != c.want {
							t.Errorf("the failure is %s, want %s", got, c.want)
						}
						return
					}
				}
			}
			t.Error("nothing is tried")
		})
	}
}
