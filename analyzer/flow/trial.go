package flow

import (
	"strings"

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
	// Reads: it certainly sends nothing. Aside: nobody is meant to wait for it. Given: it is made
	// elsewhere and can't be seen, so that its answer may be one that can't be seen either.
	Reads, Aside, Given bool
	// After are the trials whose request may have been made before, for a notification.
	After Set
	// Address is where the request goes to, "" where that is not known.
	Address string
}

type trialKey struct {
	node    syntax.Node
	refused bool
}

// trial returns the trial of the request that node makes; nil where none is on, or too many are.
func (in *interp) trial(node syntax.Node, m *Member, args []Value, refused bool, live Set) *Trial {
	if in.act.Attempt == nil {
		return nil
	}
	key := trialKey{node, refused}
	t := in.trials[key]
	if t == nil && len(in.trials) < maxTrials {
		t = &Trial{
			Bit: Fair << (1 + len(in.trials)), Node: node, Script: in.module.script, Method: m, Refused: refused,
			Reads: m.Effect == ReadRequest || m.Effect == WriteRequest && m.Name == "fetch" && in.reads(args, live),
			Given: len(args) < 2 && !isText(first(args)),
			Aside: in.hasMode(args, "no-cors", live) || in.keepsAlive(args, live),
		}
		if address, ok := first(args).Constant(); ok && !strings.HasPrefix(address.S, "*") {
			t.Address = address.S
		}
		in.trials[key] = t
		in.trace.Trials = append(in.trace.Trials, t)
	}
	return t
}

// request puts a request on trial, whose promise is p: it may reject, and the answer may be a
// refusal.
func (in *interp) request(node syntax.Node, m *Member, p *Promise, args []Value, live Set) {
	p.net |= live
	if a := in.act.Attempt; a != nil && !live.Has(Fair) {
		a.Resent |= live & in.past.failed
	}
	if t := in.trial(node, m, args, false, live); t != nil && live.Has(t.Bit) {
		in.requested(t)
		p.Fulfilled = p.Fulfilled.in(^t.Bit)
		p.Rejected = p.Rejected.join(one(t.Bit, in.fault(Fault{Kind: "TypeError", Node: node})))
	}
	if m.Type.Name != "Response" || in.hasMode(args, "no-cors", live) {
		return
	}
	if t := in.trial(node, m, args, true, live); t != nil && live.Has(t.Bit) {
		in.requested(t)
		p.Fulfilled = one(p.Fulfilled.sets(), Object{I: in.platform.Interfaces["Response"], Refused: t})
	}
}

// hasMode tells whether the options of fetch name a mode. In mode no-cors, the answer is kept from the
// program.
func (in *interp) hasMode(args []Value, name string, live Set) bool {
	if len(args) < 2 {
		return false
	}
	mode, ok := in.fieldOf(args[1], "mode", live).Constant()
	return ok && mode.S == name
}

// keepsAlive tells whether a request is meant to go on when what makes it has ended.
func (in *interp) keepsAlive(args []Value, live Set) bool {
	return len(args) > 1 && in.truth(in.fieldOf(args[1], "keepalive", live)).F&^Ghost == 0
}

// answered returns the result of a method of a server's answer: a copy of it is as refused, and
// its body may tell the refusal.
func (in *interp) answered(o Object, m *Member, v Value) Value {
	switch {
	case m.Name == "json":
		refused := v.sets() & o.Refused.Bit
		return v.in(^refused).join(one(refused, Object{I: in.platform.Interfaces[parsedBody], Refused: o.Refused}))
	case m.Type.Name == o.I.Name:
		return one(v.sets(), o)
	}
	return v
}

// parsedBody is the interface of what the body of an answer that refuses holds.
const parsedBody = "Response.json"

// looks notes that the program looks into the body of an answer that refuses, which may tell it so.
func (in *interp) looks(v Abstract, live Set) {
	if o, ok := v.(Object); ok && o.Refused != nil && o.I.Name == parsedBody && in.act.Attempt != nil {
		in.act.Attempt.Told |= live & o.Refused.Bit
	}
}

// statusTest notes a comparison of an answer's status.
func (in *interp) statusTest(node syntax.Node, x, y Value) {
	if in.act.Attempt == nil {
		return
	}
	for _, v := range []Value{x, y} {
		for _, a := range v {
			if attr, ok := a.V.(Attr); ok && attr.M.Of.Name == "Response" {
				in.check(node, a.In&in.past.failed)
			}
		}
	}
}

// check notes that the status of an answer decides something in the trials of s.
func (in *interp) check(node syntax.Node, s Set) {
	a := in.act.Attempt
	if s &= Trials; a == nil || s == 0 {
		return
	}
	a.Checks = in.spot(a.Checks, node, s)
}

// removal notes that stored data is removed.
func (in *interp) removal(node syntax.Node, s Set) {
	in.past.removed |= s
	a := in.act.Attempt
	if a == nil {
		return
	}
	a.Removals = in.spot(a.Removals, node, s)
	if early := in.early(s); early != 0 {
		a.Ahead = in.spot(a.Ahead, node, early)
	}
}

// requested notes that the request of a trial has been made.
func (in *interp) requested(t *Trial) {
	in.past.failed |= t.Bit
	if a := in.act.Attempt; a != nil {
		a.Cleared |= t.Bit & in.past.removed &^ in.past.stored
	}
}
