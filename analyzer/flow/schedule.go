package flow

import (
	"slices"
	"sort"

	"github.com/synclint/synclint/analyzer/syntax"
)

// callbacks schedules the functions that a platform method is given.
func (in *interp) callbacks(node syntax.Node, f Method, args []Value, live Set) {
	switch f.M.Callback {
	case ListenCallback:
		if len(args) > 1 {
			for _, a := range first(args) {
				event, _ := Value{a}.Constant()
				in.listen(f.Recv.I, event.S, node, args[1].in(a.In&live))
			}
		}
	case DispatchCallback:
		in.dispatch(node, f.Recv.I, first(args), live)
	case TimerCallback:
		for _, a := range first(args) {
			in.hand(reaction{Alt: Alt{a.In & live, a.V}, timer: true})
			if c, ok := unbound(a.V).(*Closure); ok {
				in.later(Timer, "", nil, node, c, a.In&live)
			}
		}
	default:
		if f.M.Extends {
			return
		}
		for _, a := range args {
			in.mayCall(a, live)
		}
	}
}

// listen adds the functions in v as listeners; one that can't be seen is noted all the same.
func (in *interp) listen(target *Interface, event string, node syntax.Node, v Value) {
	if target != nil {
		if m := target.Member("on" + event); m != nil {
			v = v.in(m.has) // elsewhere it is never fired
		}
	}
	for _, a := range v {
		if !failure(event) {
			in.hand(reaction{Alt: a, event: in.eventOf(target, event)})
		}
		switch f := unbound(a.V).(type) {
		case *Closure:
			in.later(Listener, event, target, node, f, a.In)
		case *Record: // an object with handleEvent
			for _, h := range in.field(f, "handleEvent", true, a.In) {
				if c, ok := h.V.(*Closure); ok {
					in.later(Listener, event, target, node, c, h.In)
				}
			}
		case Null, Undefined:
		default:
			in.later(Listener, event, target, node, nil, a.In)
		}
	}
}

// later schedules an activation. The same function handed over at the same place is the same
// activation.
func (in *interp) later(kind ActivationKind, event string, target *Interface, node syntax.Node, c *Closure, live Set) {
	if live == 0 || in.act.Attempt != nil && in.act.Attempt.tag != "" {
		return // for a tag nothing is handed over that is not for any tag
	}
	key := activationKey{node: node, event: event}
	if c != nil {
		key.fn = c.Fn
	}
	if in.probing != nil {
		if c != nil {
			in.reached(c.Fn, live)
		}
		in.probing.Effects = in.probing.Effects || live.Real() != 0
		return
	}
	a := in.known[key]
	if a == nil {
		a = &Activation{
			Kind: kind, Event: event, Target: target, Node: node, Fn: key.fn, Parent: in.act, Script: in.module.script,
		}
		if event := in.eventOf(target, event); event != nil && event.Repeats {
			a.Attempt = newAttempt()
		}
		in.known[key] = a
	}
	if a.Target == nil {
		a.Target = target
	}
	a.In |= live
	a.Likely |= live &^ in.unlikely
	a.Prompt |= live &^ in.late()
	a.Tied = a.Tied || in.reactions != nil
	a.handedOver(in.act)
	if !a.begin(start{c, live, in.path, in.branch, in.opaque, in.site, in.past, in.unlikely & live}) && a.listed || in.repeating && a.listed {
		return
	}
	in.queue = append(in.queue, a)
}

// late returns the profiles in which the program has certainly started a while ago.
func (in *interp) late() Set {
	switch {
	case in.act.Kind == Timer, in.act.Kind == Listener && in.act.Target != nil:
		return in.all
	case in.act.Kind == TopLevel:
		return in.past.turned
	}
	return 0 // who calls it can't be seen, nor when
}

// maxOthers bounds the activations that are noted as handing a function over.
const maxOthers = 16

// handedOver notes an activation that hands over the function of a.
func (a *Activation) handedOver(by *Activation) {
	if by != a.Parent && by != a && len(a.Others) < maxOthers && !slices.Contains(a.Others, by) {
		a.Others = append(a.Others, by)
	}
}

// maxStarts bounds the closures of one function that one activation runs. A function that hands
// itself to a timer makes a new one each time.
const maxStarts = 16

// begin adds a way to start and tells whether it is new.
func (a *Activation) begin(s start) bool {
	for i := range a.runs {
		if a.runs[i].closure == s.closure {
			known := &a.runs[i]
			likely := s.in&^s.unlikely | known.in&^known.unlikely
			grown := s.in&^known.in != 0 || known.unlikely&likely != 0
			known.in |= s.in
			known.unlikely = (known.unlikely | s.unlikely) &^ likely
			if grown {
				a.ran = min(a.ran, i)
			}
			return grown
		}
	}
	if len(a.runs) == maxStarts {
		return false
	}
	a.runs = append(a.runs, s)
	return true
}

// drain runs what is scheduled, which may schedule more.
func (in *interp) drain() {
	for len(in.queue) > 0 {
		a := in.queue[0]
		in.queue = in.queue[1:]
		in.start(a)
	}
}

// start runs an activation: a top level, or each of its closures that has not run.
func (in *interp) start(a *Activation) {
	if !a.listed {
		a.listed, a.seen = true, newSeen(nil)
		in.trace.Activations = append(in.trace.Activations, a)
	}
	in.act, in.path, in.branch, in.site, in.opaque, in.past = a, nil, nil, nil, 0, history{}
	if a.Node == nil && a.Fn == nil {
		var end Set
		thrown := in.collect(func() { end = in.run(a.Script, a.In) })
		in.escaped(thrown)
		in.act.Failed |= thrown.sets().Real() &^ end
		return
	}
	for ; a.ran < len(a.runs); a.ran++ {
		in.past = history{}
		if s := a.runs[a.ran]; a.Attempt == nil {
			// Whatever event started what started it is over.
			in.past = history{waiting: s.past.waiting, turned: in.all, guessed: in.all}
		}
		if s := a.runs[a.ran]; s.closure != nil {
			in.runClosure(a, s)
			if a.Attempt != nil && in.repeating {
				in.occasions(a, s)
			}
		}
	}
}

// restart runs an activation from its beginning, forgetting what an earlier run had recorded.
func (in *interp) restart(a *Activation) {
	a.Uses, a.Faults, a.Effects, a.Tests, a.Tags, a.Made, a.Overdue, a.Returned = nil, nil, nil, nil, nil, nil, nil, nil
	a.Pending, a.Hangs, a.Failed, a.seen = 0, nil, 0, newSeen(nil)
	a.ran = 0
	if a.Attempt != nil {
		a.Attempt, a.Attempts = newAttempt(), nil
	}
	in.start(a)
}

// runClosure calls the function of an activation. It may run at any time, or never, so that
// what it writes is only possible.
func (in *interp) runClosure(a *Activation, s start) {
	c := s.closure
	in.inside(newCall(c.module.frame), c.module, func() {
		in.path, in.branch, in.opaque, in.unlikely = s.path, s.branch, s.opaque, s.unlikely
		in.site = &Site{Outer: s.site, Node: a.Node, Script: a.Script}
		var on Set
		thrown := in.collect(func() {
			in.maybe(s.in, func() {
				var v Value
				// Who runs a generator that the program does not iterate waits for what it yields.
				v, on = in.invokeAs(c, in.receiver(c, s.in), in.activationArgs(a, s), s.in, c.Fn.Generator && !c.Fn.Async)
				a.Returned = a.Returned.join(v.in(on))
				in.float(v.in(on))
				in.conclude(c, v.in(on), on)
			})
		})
		in.escaped(thrown)
		in.fail(thrown, on)
	})
}

// fail notes where errors of the program's own end the activation for certain: thrown holds what
// nothing handled, done the profiles that can also end well.
func (in *interp) fail(thrown Value, done Set) {
	for _, a := range thrown {
		if _, modelled := a.V.(*Fault); !modelled {
			in.act.Failed |= a.In.Real() &^ done &^ in.unlikely
		}
	}
}

// receiver is the this of a method that the outside calls: its object, or an instance.
func (in *interp) receiver(c *Closure, live Set) Value {
	if c.Home == nil {
		return one(live, unknown)
	}
	if class := c.Home.owner; class != nil {
		if v := in.instanceOf(class, live); v != nil {
			return v
		}
	}
	return one(live, c.Home)
}

// unknownParams returns arguments for a constructor that nobody in sight calls.
func (in *interp) unknownParams(class *Record, live Set) []Value {
	c := class.Instance.Fields["constructor"]
	if c == nil {
		return nil
	}
	for _, a := range c.V {
		if f, ok := a.V.(*Closure); ok {
			return in.unknownArgs(f, live)
		}
	}
	return nil
}

// activationArgs returns the arguments that the outside gives.
func (in *interp) activationArgs(a *Activation, s start) []Value {
	args := in.unknownArgs(s.closure, s.in)
	if a.Kind == Callback {
		// What code that can't be seen hands over may well be a feature test.
		for i := range args {
			args[i] = one(s.in, Unknown{Opaque: true})
		}
		if props := in.props[a.Fn]; props != nil && len(args) > 0 {
			args[0] = one(s.in, props)
		}
		if i, ok := in.given[a.Fn]; ok && i < len(args) {
			registration := in.platform.Interfaces["ServiceWorkerRegistration"]
			args[i] = one(s.in&registration.has, Object{I: registration}).join(one(s.in&^registration.has, Undefined{}))
		}
	}
	if a.Kind != Listener {
		return args
	}
	event := in.eventOf(a.Target, a.Event)
	if event == nil {
		return args
	}
	if len(args) == 0 {
		return []Value{one(s.in, Object{I: event})}
	}
	args[0] = one(s.in, Object{I: event})
	return args
}

// eventOf returns the interface of an event that is dispatched to a target, nil when it is not
// modelled.
func (in *interp) eventOf(target *Interface, event string) *Interface {
	if target == nil {
		return nil
	}
	if m := target.Member("on" + event); m != nil && m.Event != "" {
		return in.platform.Interfaces[m.Event]
	}
	if target.Name == "ServiceWorkerGlobalScope" {
		return in.platform.Interfaces["ExtendableEvent"]
	}
	return nil
}

// failure tells whether an event says that something has failed.
func failure(event string) bool {
	switch event {
	case "error", "abort", "blocked", "timeout", "messageerror":
		return true
	}
	return false
}

// sweep runs every function that was made but not called: something outside may call it. Those
// that no other code refers to come first, since the others may well be called from them.
func (in *interp) sweep() {
	for _, referred := range []bool{false, true} {
		// What runs makes more functions.
		for next := 0; next < len(in.made); {
			f := in.made[next]
			next++
			if in.contexts[f] == 0 && (referred || !in.referred(f)) {
				in.uncalled(in.latest[f])
			}
		}
	}
}

func (in *interp) uncalled(c *Closure) {
	in.act, in.path, in.branch, in.site, in.opaque, in.module = c.act, c.Path, nil, nil, c.opaque, c.module
	in.later(Uncalled, "", nil, c.Fn, c, c.Created)
	if a := in.known[activationKey{node: c.Fn, fn: c.Fn}]; a != nil {
		a.Dead, a.Constructs, a.Unmade = in.unused(c), c.class != nil, c.unmade()
	}
	in.drain()
}

// funcName is what a function is referred to by: a binding, or the name of a member.
type funcName struct {
	binding *syntax.Binding
	member  string
}

// referred tells whether some code of its script refers to a function by its name.
func (in *interp) referred(f *syntax.Function) bool {
	n := in.names[f]
	if n.binding != nil {
		return len(n.binding.Uses) > 0
	}
	return n.member != "" && in.ducks[in.latest[f].module.script].members[n.member]
}

// again runs every activation of a relevant script but the top levels a second time: what one of
// them stores, an earlier one may read.
func (in *interp) again() {
	in.repeating = true
	clear(in.contexts)
	// What runs may add activations.
	for next := 0; next < len(in.trace.Activations); {
		a := in.trace.Activations[next]
		next++
		if (a.Node != nil || a.Fn != nil) && in.relevant[a.Script] {
			in.restart(a)
			in.drain()
		}
	}
	sort.SliceStable(in.trace.Activations, func(i, j int) bool {
		return in.trace.Activations[i].Kind == TopLevel && in.trace.Activations[j].Kind != TopLevel
	})
}
