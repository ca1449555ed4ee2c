package flow

import "github.com/synclint/synclint/analyzer/syntax"

// newPromise runs an executor. Where it has settled nothing, and no timer or listener of its own will,
// something later does, with a value that is not known; so too where it has only rejected, and
// what it has done with resolve is not to call it.
func (in *interp) newPromise(node syntax.Node, args []Value, live Set) Value {
	p := &Promise{Open: true}
	before := in.past.failed
	outer, pending := in.reactions, in.act.Pending
	var reactions []reaction
	in.reactions, in.act.Pending = &reactions, 0
	thrown := in.collect(func() {
		for _, a := range first(args) {
			if c, ok := a.V.(*Closure); ok {
				v, on := in.invoke(c, nil, []Value{
					one(a.In, Builtin{Name: "resolve", Recv: resolver{p, false, in.act}}),
					one(a.In, Builtin{Name: "reject", Recv: resolver{p, true, in.act}}),
				}, a.In)
				in.drop(node, v.in(on)) // of an async executor
			}
		}
	})
	waits := in.act.Pending
	in.act.Pending |= pending
	p.Rejected = p.Rejected.join(thrown)
	p.slow |= live &^ p.settled()
	in.settleLate(node, p, &reactions)
	in.reactions = outer
	never := in.past.failed &^ before // the request has failed in here, so what it settles is not
	later := live &^ p.settled()
	switch {
	case len(p.Fulfilled) > 0:
		later &^= waits // for something that never comes, and behind that it is settled elsewhere
	case keepsResolve(first(args)):
		later = live
	}
	p.Fulfilled = p.Fulfilled.join(one(later&^never, unknown))
	return one(live, p)
}

// keepsResolve tells whether an executor refers to its first parameter.
func keepsResolve(executor Value) bool {
	for _, a := range executor {
		c, ok := a.V.(*Closure)
		if !ok || len(c.Fn.Params) == 0 {
			continue
		}
		if id, ok := c.Fn.Params[0].Target.(*syntax.Ident); ok && id.Binding != nil && len(id.Binding.Uses) > 0 {
			return true
		}
	}
	return false
}

// settled returns the profiles in which a promise settles.
func (p *Promise) settled() Set { return p.Fulfilled.sets() | p.Rejected.sets() }

// reaction is a function that an executor hands over, to be called by a timer or for an event.
type reaction struct {
	Alt
	event *Interface // nil when it is not modelled
	timer bool
}

// maxReactions bounds the functions that are run for what they make of one promise.
const maxReactions = 16

// hand notes what an executor, or something that it hands over, hands over in turn.
func (in *interp) hand(r reaction) {
	if in.reactions != nil && len(*in.reactions) < maxReactions {
		*in.reactions = append(*in.reactions, r)
	}
}

// settleLate runs what an executor has handed over for what it makes of the promise where nothing
// has settled that before, timers last. It all runs as activations of its own besides.
func (in *interp) settleLate(node syntax.Node, p *Promise, list *[]reaction) {
	past := in.past
	in.past.turned, in.past.guessed = in.all, in.all
	for _, timers := range []bool{false, true} {
		done := p.settled()
		fulfilled, rejected := p.Fulfilled, p.Rejected
		for next := 0; next < len(*list); { // it grows
			r := (*list)[next]
			next++
			if r.timer != timers {
				continue
			}
			r.In &^= done
			in.quietly(func() []Value {
				in.maybe(r.In, func() { in.apply(node, Value{r.Alt}, nil, in.eventArgs(r)) })
				return nil
			})
		}
		p.Fulfilled = fulfilled.join(p.Fulfilled.in(^done))
		p.Rejected = rejected.join(p.Rejected.in(^done))
		if timers {
			p.Late |= p.settled() &^ done
		}
	}
	in.past.turned, in.past.guessed = past.turned, past.guessed
}

// eventArgs returns the arguments of a reaction.
func (in *interp) eventArgs(r reaction) []Value {
	switch {
	case r.timer:
		return nil
	case r.event == nil:
		return []Value{one(r.In, unknown)}
	}
	return []Value{one(r.In, Object{I: r.event})}
}

// combine evaluates Promise.all and its kin over the elements of v.
func (in *interp) combine(node syntax.Node, name string, v Value, live Set) Value {
	elements := in.elements(v, live)
	q := &Promise{Open: true}
	switch name {
	case "race":
		q.race(elements)
		return one(live, q)
	case "any":
		q.adopt(elements)
		q.Rejected = q.Rejected.in(^q.Fulfilled.sets())
		return one(live, q)
	}
	result := in.newRecord()
	result.Array, result.Open = true, true
	q.lingerForAll(v.in(live))
	var settled Set
	for _, a := range v.in(live) {
		if r, ok := a.V.(*Record); ok && r.Array {
			settled |= a.In & in.settle(name, r, result, a.In)
			continue
		}
		settled |= a.In
	}
	for _, a := range elements {
		if p, ok := a.V.(*Promise); ok && name == "all" {
			q.Rejected = q.Rejected.join(p.Rejected.in(a.In))
			settled &^= a.In & p.Rejected.sets() &^ p.Fulfilled.sets() & Trials
		}
	}
	if name == "allSettled" {
		in.lose(Ignored, node, rejections(elements))
	}
	q.Fulfilled = one(settled, result)
	return one(live, q)
}

// race makes the promise come out like the first of several: a timer wins only where nothing
// else settles.
func (p *Promise) race(elements Value) {
	var fast Set
	for _, a := range elements {
		if q, ok := a.V.(*Promise); ok {
			fast |= a.In & q.settled() &^ q.Late
		} else {
			fast |= a.In
		}
	}
	for _, a := range elements {
		if q, ok := a.V.(*Promise); ok {
			a.In &^= q.Late & fast
		}
		p.adopt(Value{a})
	}
}

// settle fills in what the elements of Promise.all are fulfilled with, or what those of allSettled
// come to, and returns the profiles in which all of them settle.
func (in *interp) settle(name string, from, to *Record, live Set) Set {
	for _, key := range from.names {
		p := &Promise{}
		p.adopt(from.Fields[key].V.in(live))
		if name == "allSettled" {
			in.setField(to, key, true, p.settled(), one(p.settled(), in.settlement(p)))
			continue
		}
		in.setField(to, key, true, p.Fulfilled.sets(), p.Fulfilled)
		live &= p.Fulfilled.sets()
	}
	return live
}

// settlement is what allSettled says of a promise.
func (in *interp) settlement(p *Promise) *Record {
	r := in.newRecord()
	r.put("status", in.newCell(
		one(p.Fulfilled.sets(), String{S: "fulfilled"}).join(one(p.Rejected.sets(), String{S: "rejected"})),
	))
	r.put("value", in.newCell(p.Fulfilled.join(one(p.Rejected.sets(), Undefined{}))))
	r.put("reason", in.newCell(p.Rejected.join(one(p.Fulfilled.sets(), Undefined{}))))
	return r
}

// quantify evaluates every or some over an array whose elements are all known; ok tells whether
// it is one.
func (in *interp) quantify(node syntax.Node, r *Record, name string, f Value, live Set) (v Value, ok bool) {
	if r.Open || r.Rest != nil || !callable(f) {
		return nil, false
	}
	rest := live
	for _, key := range r.names {
		w, on := in.apply(argument(node, 0), f.in(rest), nil, []Value{r.Fields[key].V.in(rest)})
		t := in.truth(w.in(on))
		if name == "some" {
			t = t.not()
		}
		var why *Test
		if len(t.tests) > 0 {
			why = t.tests[0]
		}
		v = v.join(one(t.F, Bool{Is: name == "some", Why: why}))
		rest = t.T
	}
	return v.join(one(rest, Bool{Is: name == "every"})), true
}
