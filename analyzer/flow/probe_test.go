package flow

import (
	"testing"

	"github.com/synclint/synclint/analyzer/project"
)

// TestReact has what a listener does about tags: "all" when it reacts to each, else whether it does to
// the one.
func TestReact(t *testing.T) {
	const (
		flush = `const flush = () => fetch('/flush', { method: 'POST' }); `
		on    = flush + `self.addEventListener('sync', (e) => { `
	)
	for _, c := range []struct{ code, tag, want string }{
		{on + `if (e.tag === 'a') e.waitUntil(flush()) })`, "a", "yes"},
		{on + `if (e.tag === 'a') e.waitUntil(flush()) })`, "b", "no"},
		{on + `if (e.tag == 'a') e.waitUntil(flush()); else console.log(e.tag) })`, "b", "no"},
		{on + `if (e.tag !== 'a') return; e.waitUntil(flush()) })`, "b", "no"},
		{on + `if (e.tag !== 'a') return; e.waitUntil(flush()) })`, "a", "yes"},
		{on + `switch (e.tag) { case 'a': case 'b': e.waitUntil(flush()); break; default: console.log('?') } })`, "b", "yes"},
		{on + `switch (e.tag) { case 'a': case 'b': e.waitUntil(flush()); break; default: console.log('?') } })`, "c", "no"},
		{on + `e.waitUntil(flush()) })`, "b", "all"},
		{on + `if (e.tag === 'special') console.log('x'); else e.waitUntil(flush()) })`, "b", "all"},
		{on + `if (e.tag.startsWith('send-')) e.waitUntil(flush()) })`, "send-1", "yes"},
		{on + `if (e.tag.startsWith('send-')) e.waitUntil(flush()) })`, "send-*", "yes"},
		{on + `if (e.tag.startsWith('send-')) e.waitUntil(flush()) })`, "post-*", "no"},
		{on + `if (e.tag.startsWith('send-photo')) e.waitUntil(flush()) })`, "send-*", "yes"},
		{on + `if (e.tag === 'send') e.waitUntil(flush()) })`, "send-*", "no"},
		{on + `if (e.tag === 'send-1') e.waitUntil(flush()) })`, "send-*", "yes"},
		{on + `if (e.tag.indexOf('send-') === 0) e.waitUntil(flush()) })`, "send-*", "yes"},
		{on + `if (e.tag.indexOf('send-') > -1) e.waitUntil(flush()) })`, "post", "no"},
		{on + `if (e.tag.includes('nd-')) e.waitUntil(flush()) })`, "send-*", "yes"},
		{on + `if (e.tag.endsWith('-now')) e.waitUntil(flush()) })`, "*-later", "no"},
		{on + `if (/^send-\d+$/.test(e.tag)) e.waitUntil(flush()) })`, "send-12", "yes"},
		{on + `if (/^send-\d+$/.test(e.tag)) e.waitUntil(flush()) })`, "sent-12", "no"},
		{on + `if (/^send-/.test(e.tag)) e.waitUntil(flush()) })`, "send-*", "yes"},
		{on + `if (/^(?!x)/.test(e.tag)) e.waitUntil(flush()) })`, "y", "all"}, // not tried
		{on + `if (e.tag.match(/^send-(.*)/)) e.waitUntil(flush()) })`, "post-1", "no"},
		{on + `const { tag } = e; if (['a', 'b'].includes(tag)) e.waitUntil(flush()) })`, "b", "yes"},
		{on + `const { tag } = e; if (['a', 'b'].includes(tag)) e.waitUntil(flush()) })`, "c", "no"},
		{on + `const known = ['a', ...more]; if (known.includes(e.tag)) e.waitUntil(flush()) })`, "c", "all"},
		{`const todo = { a: () => fetch('/a', { method: 'POST' }) }; self.addEventListener('sync', (e) => { if (todo[e.tag]) e.waitUntil(todo[e.tag]()) })`, "a", "yes"},
		{`const todo = { a: () => fetch('/a', { method: 'POST' }) }; self.addEventListener('sync', (e) => { if (todo[e.tag]) e.waitUntil(todo[e.tag]()) })`, "b", "no"},
		{`const todo = new Map([['a', f]]); self.addEventListener('sync', (e) => { const f = todo.get(e.tag); if (f) e.waitUntil(f()) })`, "b", "no"},
		{flush + `async function handle(tag) { switch (tag) { case 'a': await flush() } } self.addEventListener('sync', (e) => e.waitUntil(handle(e.tag)))`, "a", "yes"},
		{flush + `async function handle(tag) { switch (tag) { case 'a': await flush() } } self.addEventListener('sync', (e) => e.waitUntil(handle(e.tag)))`, "b", "no"},
		{`import { handle } from './other'; self.addEventListener('sync', (e) => e.waitUntil(handle(e)))`, "b", "all"},
		{`var T; ((T) => { T['A'] = 'a' })(T || (T = {})); const todo = { [T.A]: () => fetch('/a', { method: 'POST' }) }; self.addEventListener('sync', (e) => { const f = todo[e.tag]; if (f) e.waitUntil(f()) })`, "b", "no"},
		{`var T; ((T) => { T['A'] = 'a' })(T || (T = {})); const todo = { [T.A]: () => fetch('/a', { method: 'POST' }) }; self.addEventListener('sync', (e) => { const f = todo[e.tag]; if (f) e.waitUntil(f()) })`, "a", "yes"},
		{`var T = ((T2) => { T2['A'] = 'a'; return T2 })(T || {}); const todo = { [T.A]: () => fetch('/a', { method: 'POST' }) }; self.addEventListener('sync', (e) => { const f = todo[e.tag]; if (f) e.waitUntil(f()) })`, "b", "no"},
		{on + `if (e.tag === TAGS.outbox) e.waitUntil(flush()) }); const TAGS = Object.freeze({ outbox: 'a' })`, "a", "yes"},
		{`self.addEventListener('sync', (e) => { if (e.tag === 'a') console.log('to do') })`, "a", "yes"},
		{`self.onsync = (e) => { if (e.tag === 'a') setTimeout(() => {}) }`, "a", "yes"},
		{`self.addEventListener('sync', (e) => {})`, "a", "no"},
		{`self.addEventListener('sync', (e) => { const r = indexedDB.open('x'); r.onsuccess = () => fetch('/x', { method: 'POST' }) })`, "a", "all"},
	} {
		t.Run(c.code, func(t *testing.T) {
			trace := Run(testPlatform(t), newRealm(t, c.code, project.ServiceWorker))
			for _, a := range trace.Activations {
				if a.Kind != Listener || a.Event != "sync" {
					continue
				}
				tag := String{S: c.tag, Pattern: c.tag[0] == '*' || c.tag[len(c.tag)-1] == '*'}
				nothing, got := trace.React(a, OtherTag()), "no"
				switch r := trace.React(a, tag); {
				case nothing.Effects:
					got = "all"
				case r.Beyond(nothing):
					got = "yes"
				}
				if got != c.want {
					t.Errorf("to %q it reacts %q, want %q", c.tag, got, c.want)
				}
				return
			}
			t.Error("no listener found")
		})
	}
}

func TestMayBe(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"a", "a", true},
		{"a", "b", false},
		{"send-*", "send-1", true},
		{"send-*", "send-", true},
		{"send-*", "sent", false},
		{"*-x", "a-x", true},
		{"a*c*e", "abcde", true},
		{"a*c*e", "acc", false},
		{"ab*ba", "aba", false},
		{"send-*", "s*", true},
		{"send-*", "post-*", false},
		{"*a", "*b", false},
		{"*", "*", true},
	} {
		text := func(s string) String {
			return String{S: s, Pattern: len(s) > 1 && (s[0] == '*' || s[len(s)-1] == '*' || s[1] == '*' || s[len(s)/2] == '*') || s == "*"}
		}
		if got := text(c.a).MayBe(text(c.b)); got != c.want || text(c.b).MayBe(text(c.a)) != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}
