package flow

import (
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// A notification that a handler shows after a request is put on trial too: where the app has no permission
// for notifications it rejects, and whoever waits for it fails.

// denial puts a notification on trial, whose promise is p.
func (in *interp) denial(node syntax.Node, p *Promise, live Set) {
	if in.act.Attempt == nil || in.past.failed == 0 {
		return
	}
	key := trialKey{node, false}
	t := in.trials[key]
	if t == nil {
		if len(in.trials) == maxTrials {
			return
		}
		t = &Trial{Bit: Fair << (1 + len(in.trials)), Node: node, Script: in.module.script}
		in.trials[key] = t
		in.trace.Denials = append(in.trace.Denials, t)
	}
	t.After |= in.past.failed &^ t.Bit
	if live.Has(t.Bit) {
		in.past.failed |= t.Bit
		p.Fulfilled = p.Fulfilled.in(^t.Bit)
		p.Rejected = p.Rejected.join(one(t.Bit, in.fault(Fault{Kind: "TypeError", Node: node})))
	}
}

// asks notes that the program asks whether it may show notifications.
func (in *interp) asks(names ...string) {
	if slices.ContainsFunc(names, func(s string) bool { return s == "notifications" || s == "push" }) {
		in.trace.AsksToNotify = true
	}
}
