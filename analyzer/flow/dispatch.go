package flow

import (
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// newEvent makes an event of the program's own.
func (in *interp) newEvent(args []Value, live Set) Value {
	r := in.newRecord()
	r.Open = true
	if len(args) > 0 {
		in.setField(r, "type", true, live, args[0])
	}
	if len(args) > 1 {
		in.setField(r, "detail", true, live, in.fieldOf(args[1], "detail", live))
	}
	return one(live, r)
}

// dispatch runs the listeners for events that the program itself fires. What they throw, the call
// does not.
func (in *interp) dispatch(node syntax.Node, target *Interface, events Value, live Set) {
	for _, a := range events.in(live) {
		event, ok := a.V.(*Record)
		if !ok {
			in.trace.Fired = append(in.trace.Fired, "")
			continue
		}
		name, ok := in.field(event, "type", true, a.In).Constant()
		if !ok || name.Pattern {
			in.trace.Fired = append(in.trace.Fired, "")
			continue
		}
		in.trace.Fired = append(in.trace.Fired, name.S)
		for _, l := range in.listeners(target, name.S) {
			for _, s := range slices.Clone(l.runs) {
				in.notify(node, s, one(a.In&s.in, event), a.In&s.in)
			}
		}
	}
}

// notify runs a listener, if it has been added by then.
func (in *interp) notify(node syntax.Node, s start, event Value, live Set) {
	if s.closure == nil || live == 0 {
		return
	}
	thrown := in.collect(func() {
		in.maybe(live, func() {
			v, on := in.invoke(s.closure, in.receiver(s.closure, live), []Value{event}, live)
			in.drop(node, v.in(on))
		})
	})
	in.escaped(thrown)
}

// listeners returns the activations of listeners for an event of an object of this kind.
func (in *interp) listeners(target *Interface, event string) []*Activation {
	var list []*Activation
	for _, a := range slices.Concat(in.trace.Activations, in.queue) {
		if a.Kind != Listener || a.Event != event || a.Target == nil || slices.Contains(list, a) {
			continue
		}
		if a.Target.Is(target.Name) || target.Is(a.Target.Name) {
			list = append(list, a)
		}
	}
	return list
}
