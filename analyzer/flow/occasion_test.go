package flow

import (
	"testing"
)

// TestOccasions has what becomes of the failure of the request of each of two tags, which are told
// apart in many ways.
func TestOccasions(t *testing.T) {
	const tasks = "const good = () => post('a'); const bad = () => post('b').catch(() => {}); const post = (u) => fetch(u); "
	for _, c := range []struct{ name, code string }{
		{"if", "(e) => { if (e.tag === 'a') e.waitUntil(good()); else if (e.tag === 'b') e.waitUntil(bad()) }"},
		{"early return", "(e) => { if (e.tag === 'a') { e.waitUntil(good()); return } if (e.tag !== 'b') return; e.waitUntil(bad()) }"},
		{"switch", "(e) => { switch (e.tag) { case 'a': e.waitUntil(good()); break; case 'b': e.waitUntil(bad()) } }"},
		{"table", "(e) => { e.waitUntil({ a: good, b: bad }[e.tag]()) }"},
		{"table that may lack it", "(e) => { const f = { a: good, b: bad }[e.tag]; if (f) e.waitUntil(f()) }"},
		{"taken out", "(e) => { const { tag } = e; e.waitUntil(tag == 'a' ? good() : tag == 'b' ? bad() : null) }"},
		{"in a callee", "(e) => { e.waitUntil(run(e.tag)) }; const run = async (tag) => { if (tag === 'a') await good(); if (tag === 'b') await bad() }"},
		{"beginnings", "(e) => { if (e.tag.startsWith('a')) e.waitUntil(good()); if (e.tag.startsWith('b-')) e.waitUntil(bad()) }"},
		{"list", "(e) => { if (['a', 'c'].includes(e.tag)) e.waitUntil(good()); if (['b', 'd'].indexOf(e.tag) !== -1) e.waitUntil(bad()) }"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, trace := attemptOf(t, tasks+"const on = "+c.code+"\nself.addEventListener('sync', on)")
			got := map[string]int{}
			for _, a := range trace.Activations {
				for _, occasion := range a.Attempts {
					if occasion.Failed.Has(trace.Trials[0].Bit) {
						got[occasion.become(trace.Trials[0].Bit)]++
					}
				}
			}
			if got["passed"] == 0 || got["swallowed"] == 0 || len(got) != 2 {
				t.Errorf("the failures come out as %v, in\n%s", got, c.code)
			}
		})
	}
}

// TestManyTags has more tags than a listener is evaluated for.
func TestManyTags(t *testing.T) {
	code := repeat(26, "if (e.tag === 'tag %d') e.waitUntil(fetch('/x')); ")
	a, trace := attemptOf(t, "self.addEventListener('sync', (e) => { "+code+" })")
	if n := len(trace.Activations[1].Attempts); n != maxTags+1 {
		t.Errorf("%d occasions, want %d", n, maxTags+1)
	}
	if len(a.Waits) != 26 {
		t.Errorf("%d waits for any tag, want 26", len(a.Waits))
	}
}
