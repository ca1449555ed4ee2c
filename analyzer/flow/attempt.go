package flow

import (
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Attempt is what a listener does whose event the browser repeats when it fails: when a promise
// given to waitUntil rejects.
type Attempt struct {
	tag    string // of the event, "" when it is any
	Uses   []*Use // that the listener makes
	Waits  []*Wait
	Losses []*Loss
	// Failed are the trials whose request it makes.
	Failed Set
	// Hidden are the trials in which code that can't be seen is given what fails.
	Hidden Set
	// HiddenEvent holds the profiles in which such code is given the event.
	HiddenEvent Set
	// Unseen, Kept and Resent are the trials in which, because of the failure, such code is
	// called, something is stored, and another request is made.
	Unseen, Kept, Resent Set
	// Stored are the trials in which something is stored in spite of the failure, or because of it.
	Stored Set
	// Told are the trials in which something is read from the body of the server's refusal, by which it may
	// be told.
	Told Set
	// Checks are the places where the status of an answer decides something.
	Checks []*Spot
	// Removed holds the profiles in which it certainly removes stored data, by the Removals. Cleared are the
	// trials in which it certainly has when the request is made, and has stored nothing: by what is Ahead.
	Removed, Cleared Set
	Removals, Ahead  []*Spot
	// Registered holds the profiles in which it certainly registers for an event.
	Registered Set
	// Begun holds the profiles in which it, or what it starts, begins something asynchronous, and
	// Supposed those in which it waits for something that can't be seen.
	Begun, Supposed Set
	Recalls         []Recall
	// Read holds for each member of the event the profiles in which it is read.
	Read map[*Member]Set
}

func newAttempt() *Attempt { return &Attempt{Read: map[*Member]Set{}} }

// Wait is a call of waitUntil, or the listener itself where what it returns is waited for.
type Wait struct {
	Node   syntax.Node
	Script *project.Script
	In     Set
	V      Value
	// Late holds the profiles in which it is called when the event is over, which throws, and
	// Unsure those in which that depends on what code that can't be seen has done before.
	Late, Unsure Set
}

// Spot is a place in the program and the profiles in which something happens there.
type Spot struct {
	Node   syntax.Node
	Script *project.Script
	In     Set
}

// Loss is a place where a failure ends that nothing else hears of, in trials.
type Loss struct {
	Spot
	Kind LossKind
}

// LossKind tells how a failure is lost.
type LossKind uint8

// The kinds of loss.
const (
	Swallowed LossKind = iota // by a catch clause or a handler of the promise that does not throw
	Ignored                   // by Promise.allSettled
	Floating                  // nobody takes the promise
	Returned                  // the promise is the result of the listener, which nobody takes
)

// attempt returns the attempt that the present activation is, or was started by; nil if none is.
func (in *interp) attempt() *Attempt {
	for a := in.act; a != nil; a = a.Parent {
		if a.Attempt != nil {
			return a.Attempt
		}
	}
	return nil
}

// wait notes a call of waitUntil.
func (in *interp) wait(node syntax.Node, v Value, live Set) {
	a := in.attempt()
	if a == nil {
		return
	}
	late := live &^ in.past.waiting & in.past.turned
	unsure := live &^ in.past.waiting & in.past.guessed &^ late
	if forgiven := live &^ (late | unsure) & in.past.tardy; forgiven != 0 {
		// What came before in this order comes later in time, when this waits.
		for _, w := range a.Waits {
			w.Late &^= forgiven
			w.Unsure &^= forgiven
		}
	}
	in.past.waiting |= live &^ (late | unsure)
	in.past.tardy |= late | unsure
	a.wait(Wait{Node: node, Script: in.module.script, In: live, V: v, Late: late, Unsure: unsure})
}

// WaitsIn returns the calls of waitUntil in a profile of s, whether in time or not.
func (a *Attempt) WaitsIn(s Set) []*Wait {
	var list []*Wait
	for _, w := range a.Waits {
		if w.In.Has(s) {
			list = append(list, w)
		}
	}
	return list
}

// Passes tells whether something that the event is told to wait for in time rejects in a profile of s, or
// never settles, which the browser takes for a failure in the end.
func (a *Attempt) Passes(s Set) bool {
	for _, w := range a.InTime(s) {
		for _, alt := range w.V {
			if p, ok := alt.V.(*Promise); ok && alt.In.Has(s) && (p.Rejects(s) || !p.Fulfils(s)) {
				return true
			}
		}
	}
	return false
}

// InTime returns the calls of waitUntil in a profile of s that come in time, or may.
func (a *Attempt) InTime(s Set) []*Wait {
	var list []*Wait
	for _, w := range a.Waits {
		if (w.In &^ w.Late).Has(s) {
			list = append(list, w)
		}
	}
	return list
}

// wait adds a call of waitUntil to those at the same place.
func (a *Attempt) wait(w Wait) {
	for _, known := range a.Waits {
		if known.Node == w.Node {
			known.In |= w.In
			known.V = known.V.join(w.V)
			known.Late |= w.Late
			known.Unsure |= w.Unsure
			return
		}
	}
	a.Waits = append(a.Waits, &w)
}

// respond notes an effect for what it says of failures: that something is stored, or other code
// called, only because of one.
func (a *Attempt) respond(e Effect, name string, live Set, past history) {
	failed := live & past.failed
	if e == Store {
		a.Stored |= failed
	}
	if live.Has(Fair) {
		return
	}
	switch {
	case e == Store, e == OpaqueCall && stores(name):
		a.Kept |= failed
	case e == OpaqueCall:
		a.Unseen |= failed
	}
}

// stores tells whether a method of something that can't be seen stores what it is given, as far
// as its name tells.
func stores(name string) bool {
	switch name {
	case "put", "add", "set", "setItem", "update", "bulkPut", "bulkAdd", "save", "insert", "upsert":
		return true
	}
	return false
}

// conclude notes the end of an attempt: its result, and what has happened.
func (in *interp) conclude(c *Closure, v Value, live Set) {
	a := in.act.Attempt
	if a == nil {
		return
	}
	if in.eventOf(in.act.Target, in.act.Event).Awaits {
		a.wait(Wait{Node: c.Fn, Script: c.module.script, In: live, V: v})
	} else {
		in.lose(Returned, c.Fn, rejections(v))
	}
	a.Uses = in.act.Uses
	a.Failed |= in.past.failed
	a.Removed |= in.past.removed
	a.Registered |= in.past.registered
}

// begin notes that a platform method begins something that goes on after it has returned.
func (in *interp) begin(m *Member, live Set) {
	if !m.Type.Promise && m.Type.Name != "IDBRequest" {
		return
	}
	if a := in.attempt(); a != nil {
		a.Begun |= live &^ in.unlikely
	}
}

// lose notes that failures end at a place.
func (in *interp) lose(kind LossKind, node syntax.Node, trials Set) {
	a := in.act.Attempt
	if trials &= Trials; a == nil || trials == 0 {
		return
	}
	for _, l := range a.Losses {
		if l.Node == node && l.Kind == kind {
			l.In |= trials
			return
		}
	}
	a.Losses = append(a.Losses, &Loss{Spot{node, in.module.script, trials}, kind})
}

// spot adds a place to a list, or profiles to a place in it.
func (in *interp) spot(list []*Spot, node syntax.Node, live Set) []*Spot {
	for _, known := range list {
		if known.Node == node {
			known.In |= live
			return list
		}
	}
	return append(list, &Spot{node, in.module.script, live})
}

// drop notes that nobody takes the promises in v, the value of node, or those that it lists.
func (in *interp) drop(node syntax.Node, v Value) {
	in.float(v)
	in.lose(Floating, node, rejections(v))
	for _, a := range v {
		if r, ok := a.V.(*Record); ok && r.Array && r.Rest != nil {
			rest := r.Rest.V.in(a.In)
			in.float(rest)
			in.lose(Floating, node, rejections(rest))
		}
	}
}

// rejections returns the profiles in which a promise in v rejects.
func rejections(v Value) Set {
	var s Set
	for _, a := range v {
		if p, ok := a.V.(*Promise); ok {
			s |= p.Rejected.sets() & a.In
		}
	}
	return s
}

// maxHidden bounds the depth of the records in which promises are looked for.
const maxHidden = 3

// hide notes that code that can't be seen is given v: it may see to what fails in it.
func (in *interp) hide(v Value, depth int) {
	a := in.act.Attempt
	if a == nil {
		return
	}
	for _, alt := range v {
		switch x := alt.V.(type) {
		case *Promise:
			a.Hidden |= x.Rejected.sets() & alt.In & Trials
			in.hide(x.Fulfilled.in(alt.In), depth)
		case Object:
			if x.Refused != nil {
				a.Hidden |= x.Refused.Bit & alt.In
			}
			if x.I.Repeats {
				a.HiddenEvent |= alt.In
			}
		case *Record:
			in.hideFields(x, alt.In, depth)
		}
	}
}

func (in *interp) hideAll(args []Value) {
	for _, v := range args {
		in.hide(v, 0)
	}
}

func (in *interp) hideFields(r *Record, live Set, depth int) {
	if depth == maxHidden || r.Class != nil {
		return
	}
	for _, name := range r.names {
		in.hide(r.Fields[name].V.in(live), depth+1)
	}
	if r.Rest != nil {
		in.hide(r.Rest.V.in(live), depth+1)
	}
}
