package flow

import "github.com/synclint/synclint/analyzer/syntax"

// await waits for a value: it goes on where a promise is fulfilled and throws where it rejects.
func (in *interp) await(v Value) (Value, Set) {
	var r, rejected Value
	in.turn(v)
	for _, a := range v {
		p, ok := in.assimilate(a).(*Promise)
		if !ok {
			r = r.join(Value{a})
			continue
		}
		r = r.join(p.Fulfilled.in(a.In))
		rejected = rejected.join(p.Rejected.in(a.In))
		in.pend(a.In &^ (p.Fulfilled.sets() | p.Rejected.sets()))
	}
	in.throw(rejected)
	return r, r.sets()
}

// assimilate returns the promise that the language makes of an object with a method then, or the
// value itself.
func (in *interp) assimilate(a Alt) Abstract {
	r, ok := a.V.(*Record)
	if !ok || r.Fields["then"] == nil {
		return a.V
	}
	then := r.Fields["then"].V.in(a.In)
	if !callable(then) {
		return a.V
	}
	p := &Promise{Open: true}
	thrown := in.collect(func() {
		in.apply(nil, then, one(a.In, r), []Value{
			one(a.In, Builtin{Name: "resolve", Recv: resolver{p, false, in.act}}),
			one(a.In, Builtin{Name: "reject", Recv: resolver{p, true, in.act}}),
		})
	})
	p.Rejected = p.Rejected.join(thrown)
	p.Fulfilled = p.Fulfilled.join(one(a.In&^p.settled(), unknown))
	return p
}

// Rejects tells whether the promise may reject in a profile of s, Fulfils whether it may be fulfilled.
func (p *Promise) Rejects(s Set) bool { return p.Rejected.sets().Has(s) }

// Fulfils is described with Rejects.
func (p *Promise) Fulfils(s Set) bool { return p.Fulfilled.sets().Has(s) }

// pend notes that something waits for ever in the profiles of s.
func (in *interp) pend(s Set) { in.act.Pending |= s.Real() }

// turn notes that v is waited for.
func (in *interp) turn(v Value) {
	var p Promise
	p.linger(v)
	in.past.turned |= p.slow
	in.past.guessed |= p.slow | p.unseen
	in.past.asked |= p.net
	in.past.idle |= p.net
	if a := in.act.Attempt; a != nil {
		a.Supposed |= p.unseen
	}
}

// linger makes the promise settle no sooner than what v holds.
func (p *Promise) linger(v Value) {
	var slow, unseen, quick, net, other Set
	for _, a := range v {
		switch q := a.V.(type) {
		case *Promise:
			slow |= q.slow & a.In
			unseen |= q.unseen & a.In &^ q.slow
			quick |= a.In &^ (q.slow | q.unseen)
			net |= q.net & a.In
			other |= a.In &^ q.net
		case Unknown:
			unseen |= a.In
			other |= a.In
		default:
			quick |= a.In
			other |= a.In
		}
	}
	p.net |= net &^ other
	p.slow |= slow &^ (unseen | quick)
	p.unseen |= (slow | unseen) &^ quick
}

// lingerForAll makes the promise settle no sooner than all elements of the arrays in v.
func (p *Promise) lingerForAll(v Value) {
	for _, a := range v {
		r, ok := a.V.(*Record)
		if !ok || !r.Array {
			p.unseen |= a.In
			continue
		}
		for _, name := range r.names {
			p.linger(r.Fields[name].V.in(a.In))
		}
		if r.Rest != nil { // of which there may be none
			var rest Promise
			rest.linger(r.Rest.V.in(a.In))
			p.unseen |= rest.slow | rest.unseen
		}
	}
}

// adopt makes the promise come out as v does: a promise in v passes its own outcome on.
func (p *Promise) adopt(v Value) {
	p.linger(v)
	for _, a := range v {
		q, ok := a.V.(*Promise)
		if !ok {
			p.Fulfilled = p.Fulfilled.join(Value{a})
			continue
		}
		p.Fulfilled = p.Fulfilled.join(q.Fulfilled.in(a.In))
		p.Rejected = p.Rejected.join(q.Rejected.in(a.In))
		p.Open = p.Open || q.Open
		p.Late |= q.Late & a.In
	}
}

// then evaluates p.then(f, g), of which p.catch(g) is a part.
func (in *interp) then(node syntax.Node, p *Promise, f, g Value, live Set) Value {
	q := &Promise{Open: p.Open, Late: p.Late, slow: p.slow, unseen: p.unseen, net: p.net}
	done := p.Fulfilled.in(live)
	failed := p.Rejected.in(live)
	if callable(f) {
		in.react(argument(node, 0), p, q, f, done, done.sets(), nil)
	} else {
		q.Fulfilled = done
	}
	if !callable(g) {
		q.Rejected = q.Rejected.join(failed)
		in.pend(live &^ (done.sets() | failed.sets()))
		return one(live, q)
	}
	in.caught(failed, node)
	// Any promise that settles may reject for reasons that are not modelled, so that the handler
	// runs wherever it does; see interp.unlikely.
	settles := live & (p.Fulfilled.sets() | p.Rejected.sets())
	in.pend(live &^ settles)
	settles &^= Trials &^ failed.sets()
	outer := in.unlikely
	in.unlikely |= settles &^ failed.sets()
	mended := &Promise{}
	arg := failed.told().join(one(settles&^failed.sets(), unknown))
	in.react(argument(node, rejection(node)), p, mended, g, arg, settles, failed)
	in.unlikely = outer
	// Where f is known to throw, what g might do instead does not count.
	thrown := q.Rejected.sets() &^ (q.Fulfilled.sets() | failed.sets())
	doubt := settles &^ (failed.sets() | Trials | Ghost)
	q.Fulfilled = q.Fulfilled.join(mended.Fulfilled.in(^(thrown | doubt&q.Fulfilled.sets())))
	q.Rejected = q.Rejected.join(mended.Rejected)
	q.Open, q.Late = q.Open || mended.Open, q.Late|mended.Late
	in.lose(Swallowed, node, failed.sets()&q.Fulfilled.sets())
	return one(live, q)
}

// react runs a handler of the promise p later, and lets q come out as the handler does.
func (in *interp) react(node syntax.Node, p, q *Promise, f, arg Value, live Set, catching Value) {
	if live == 0 {
		return
	}
	var v Value
	outer, before := in.call.catching, in.past
	in.past.turned |= p.slow
	in.past.guessed |= p.slow | p.unseen
	in.past.asked |= p.net
	in.past.idle |= p.net
	after := in.past
	thrown := in.collect(func() {
		in.maybe(live, func() {
			in.call.catching = outer.join(catching)
			v, _ = in.apply(node, f.in(live), nil, []Value{arg})
			in.call.catching = outer
			after = in.past
		})
	})
	in.past.turned, in.past.guessed = before.turned, before.guessed
	in.past.asked, in.past.idle = before.asked, before.idle&after.idle
	in.past.removed |= after.removed & live
	in.past.stored |= after.stored & live
	in.past.registered |= after.registered & live
	result := &Promise{}
	result.adopt(v)
	result.Rejected = in.likely(result.Rejected)
	q.adopt(one(live, result))
	q.Rejected = q.Rejected.join(thrown).join(in.rethrown(thrown, catching))
}

// rethrown returns the faults that a handler has caught where it threw something of its own:
// the failure goes on behind another error.
func (in *interp) rethrown(thrown, catching Value) Value {
	var own Set
	for _, a := range thrown {
		if _, ok := a.V.(*Fault); !ok {
			own |= a.In
		}
	}
	var behind Value
	for _, a := range catching.in(own) {
		if f, ok := a.V.(*Fault); ok {
			hidden := *f
			hidden.Behind = true
			a.V = in.fault(hidden)
		}
		behind = behind.add(a)
	}
	return behind
}

// told returns what a handler is given of what was thrown: a fault behind another error is not
// seen.
func (v Value) told() Value {
	var r Value
	for _, a := range v {
		if f, ok := a.V.(*Fault); ok && f.Behind {
			a.In &^= except(v, a.V)
		}
		r = r.add(a)
	}
	return r
}

// finally evaluates p.finally(f).
func (in *interp) finally(node syntax.Node, p *Promise, f Value, live Set) Value {
	q := &Promise{
		Fulfilled: p.Fulfilled.in(live), Rejected: p.Rejected.in(live), Open: p.Open, Late: p.Late,
		slow: p.slow, unseen: p.unseen, net: p.net,
	}
	aside := &Promise{}
	in.react(argument(node, 0), p, aside, f, one(live, Undefined{}), live, nil)
	q.Rejected = q.Rejected.join(aside.Rejected)
	return one(live, q)
}

// argument returns the i-th argument of a call, which is the place of what is done to it.
func argument(node syntax.Node, i int) syntax.Node {
	c, ok := node.(*syntax.Call)
	switch {
	case !ok:
		return node
	case i < len(c.Args):
		return c.Args[i]
	default:
		return c.Callee
	}
}

// rejection returns the number of the argument that handles a rejection.
func rejection(node syntax.Node) int {
	if c, ok := node.(*syntax.Call); ok && len(c.Args) > 1 {
		return 1
	}
	return 0
}

func callable(v Value) bool {
	for _, a := range v {
		switch a.V.(type) {
		case *Closure, Builtin, Method, Unknown, *Record, *Bound:
			return true
		}
	}
	return false
}
