package rules_test

import (
	"testing"

	"github.com/synclint/synclint/analyzer/rules"
)

// TestListenersOutsideWorkers has listeners of pages, and what is none of the browser's sync.
func TestListenersOutsideWorkers(t *testing.T) {
	const ready = "navigator.serviceWorker.ready.then((r) => { "
	for code, want := range map[string]int{
		"window.addEventListener('sync', f)":                                      1,
		"addEventListener('periodicsync', f)":                                     1,
		"document.addEventListener('sync', f)":                                    1,
		"window.onsync = () => f()":                                               1,
		"navigator.serviceWorker.addEventListener('sync', f)":                     1,
		"navigator.serviceWorker?.addEventListener('sync', f)":                    1,
		ready + "r.addEventListener('sync', f) })":                                1,
		ready + "r.onsync = () => f() })":                                         1,
		ready + "r.active.addEventListener('sync', f) })":                         1,
		"for (const e of ['sync', 'periodicsync']) window.addEventListener(e, f)": 1,
		"import { registerSW } from 'virtual:pwa-register'; registerSW({ onRegistered(r) { r && r.addEventListener('sync', f) } })":                     1,
		"import { useRegisterSW } from 'virtual:pwa-register/react'; useRegisterSW({ onRegisteredSW: (url, r) => { r?.addEventListener('sync', f) } })": 1,

		"new EventSource('/x').addEventListener('sync', f)":                                                                                           0,
		"document.querySelector('x-y').addEventListener('sync', f)":                                                                                   0,
		"provider.on('sync', f); store.addEventListener('sync', f)":                                                                                   0,
		"class Bus extends EventTarget {}; const bus = new Bus(); bus.addEventListener('sync', f)":                                                    0,
		"chrome.storage.sync.onChanged.addListener(f)":                                                                                                0,
		"window.addEventListener('online', f)":                                                                                                        0,
		"window.addEventListener('sync', f); window.dispatchEvent(new CustomEvent('sync', { detail: 1 }))":                                            0,
		"window.addEventListener('sync', f); const fire = (name) => window.dispatchEvent(new Event(name))":                                            0,
		"if (typeof ServiceWorkerGlobalScope !== 'undefined') self.addEventListener('sync', f)":                                                       0,
		"if (typeof window === 'undefined') self.addEventListener('sync', f)":                                                                         0,
		"import { useRegisterSW } from 'virtual:pwa-register/react'; useRegisterSW({ onRegisteredSW: (url) => { url.addEventListener('sync', f) } })": 0,
	} {
		n := 0
		for _, f := range check(t, rules.Example{Code: code}) {
			if f.rule.ID == "sync-listener-outside-worker" {
				n++
			}
		}
		if n != want {
			t.Errorf("%d findings, want %d, in %s", n, want, code)
		}
	}
}
