package flow

import (
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// maxTrials bounds the failures that are tried in one realm.
const maxTrials = 19

// Trial is a request that fails: a profile like the fair one but for this request, each time that
// it is made. What the program then does, the interpreter finds out as it does for any profile.
//
// Trials are put on what a listener does whose event the browser repeats when it fails. In a
// trial nothing else fails: a catch clause is entered only with what is known to be thrown, and a
// promise that waits for something to be called when that can't happen any more never settles.
//
// A way to a point of the program on which the request has not been made is none of the trial's
// if there is another on which it has: history.failed and what says "early" see to that. So
// where a trial whose request has failed comes to a point, that failure does.
type Trial struct {
	Bit    Set
	Node   syntax.Node // the call that makes the request
	Script *project.Script
	Method *Member
	// Refused: the request is answered, but not with success. Otherwise its promise rejects.
	Refused bool
}

type trialKey struct {
	node    syntax.Node
	refused bool
}

// trial returns the trial of the request that node makes; nil where none is on, or too many are.
func (in *interp) trial(node syntax.Node, m *Member, refused bool) *Trial {
	if in.act.Attempt == nil {
		return nil
	}
	key := trialKey{node, refused}
	t := in.trials[key]
	if t == nil && len(in.trials) < maxTrials {
		t = &Trial{
			Bit: Fair << (1 + len(in.trials)), Node: node, Script: in.module.script, Method: m, Refused: refused,
		}
		in.trials[key] = t
		in.trace.Trials = append(in.trace.Trials, t)
	}
	return t
}

// request puts a request on trial, whose promise is p: it may reject, and the answer may be a
// refusal.
func (in *interp) request(node syntax.Node, m *Member, p *Promise, live Set) {
	if t := in.trial(node, m, false); t != nil && live.Has(t.Bit) {
		in.past.failed |= t.Bit
		p.Fulfilled = p.Fulfilled.in(^t.Bit)
		p.Rejected = p.Rejected.join(one(t.Bit, in.fault(Fault{Kind: "TypeError", Node: node})))
	}
	if m.Type.Name != "Response" {
		return
	}
	if t := in.trial(node, m, true); t != nil && live.Has(t.Bit) {
		in.past.failed |= t.Bit
		p.Fulfilled = one(p.Fulfilled.sets(), Object{I: in.platform.Interfaces["Response"], Refused: t})
	}
}
