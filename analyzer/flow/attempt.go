package flow

import (
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Attempt is what a listener does whose event the browser repeats when it fails: when a promise
// given to waitUntil rejects.
type Attempt struct {
	Waits  []*Wait
	Losses []*Loss
	// Failed are the trials whose request it makes.
	Failed Set
	// Hidden are the trials in which code that can't be seen is given what fails.
	Hidden Set
}

// Wait is a call of waitUntil.
type Wait struct {
	Node   syntax.Node
	Script *project.Script
	In     Set
	V      Value
	By     *Activation // the listener, or something that it starts
}

// Loss is a place where a failure ends that nothing else hears of.
type Loss struct {
	Kind   LossKind
	Node   syntax.Node
	Script *project.Script
	In     Set // trials
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
	for _, w := range a.Waits {
		if w.Node == node && w.By == in.act {
			w.In |= live
			w.V = w.V.join(v)
			return
		}
	}
	a.Waits = append(a.Waits, &Wait{Node: node, Script: in.module.script, In: live, V: v, By: in.act})
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
	a.Losses = append(a.Losses, &Loss{Kind: kind, Node: node, Script: in.module.script, In: trials})
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
