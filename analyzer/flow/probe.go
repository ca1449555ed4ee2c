package flow

import "github.com/synclint/synclint/analyzer/syntax"

// Reaction is what a listener does about an event with a tag.
type Reaction struct {
	// Calls are the calls and functions that it comes to.
	Calls map[syntax.Node]bool
	// Effects: one of them has an effect on the outside, or may have, now or later.
	Effects bool
}

// Beyond tells whether a reaction is more than another.
func (r *Reaction) Beyond(other *Reaction) bool {
	if r.Effects && !other.Effects {
		return true
	}
	for n := range r.Calls {
		if !other.Calls[n] {
			return true
		}
	}
	return false
}

// React evaluates a listener of the trace once more, with an event of a certain tag. It must not be
// called by several goroutines at a time.
func (t *Trace) React(a *Activation, tag String) *Reaction {
	in := t.in
	r := &Reaction{Calls: map[syntax.Node]bool{}}
	live := a.In.Real()
	if m := a.Target.Member("on" + a.Event); m != nil {
		live &= m.has // elsewhere there is no such event
	}
	probe := &Activation{
		Kind: a.Kind, Event: a.Event, Target: a.Target, Node: a.Node, Fn: a.Fn, Parent: a.Parent, Script: a.Script,
		In: live, listed: true, seen: newSeen(nil),
	}
	for _, s := range a.runs {
		if s.in &= live; s.in != 0 {
			probe.runs = append(probe.runs, s)
		}
	}
	clear(in.contexts)
	in.steps = 0
	in.probed, in.probing = tag, r
	in.start(probe)
	in.probed, in.probing = String{}, nil
	for _, e := range probe.Effects {
		r.Effects = r.Effects || e.In.Real() != 0
	}
	return r
}

// reached notes during a probe that a call is come to, or a function handed on.
func (in *interp) reached(n syntax.Node, live Set) {
	if in.probing != nil && n != nil && live.Real() != 0 {
		in.probing.Calls[n] = true
	}
}
