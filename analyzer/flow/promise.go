package flow

import "github.com/synclint/synclint/analyzer/syntax"

// await waits for a value: it goes on where a promise is fulfilled and throws where it rejects.
func (in *interp) await(v Value) (Value, Set) {
	var r, rejected Value
	for _, a := range v {
		p, ok := a.V.(*Promise)
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

// pend notes that something waits for ever in the profiles of s.
func (in *interp) pend(s Set) { in.act.Pending |= s.Real() }

// adopt makes the promise come out as v does: a promise in v passes its own outcome on.
func (p *Promise) adopt(v Value) {
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
	q := &Promise{Open: p.Open, Late: p.Late}
	done := p.Fulfilled.in(live)
	failed := p.Rejected.in(live)
	if callable(f) {
		in.react(argument(node, 0), q, f, done, done.sets(), nil)
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
	in.react(argument(node, rejection(node)), q, g, failed.join(one(settles&^failed.sets(), unknown)), settles, failed)
	in.unlikely = outer
	in.lose(Swallowed, node, failed.sets()&q.Fulfilled.sets())
	return one(live, q)
}

// react runs a handler of a promise later, and lets q come out as the handler does.
func (in *interp) react(node syntax.Node, q *Promise, f, arg Value, live Set, catching Value) {
	if live == 0 {
		return
	}
	var v Value
	outer := in.call.catching
	thrown := in.collect(func() {
		in.maybe(live, func() {
			in.call.catching = outer.join(catching)
			v, _ = in.apply(node, f.in(live), nil, []Value{arg})
			in.call.catching = outer
		})
	})
	q.adopt(v)
	q.Rejected = q.Rejected.join(thrown).join(in.rethrown(thrown, catching))
}

// rethrown returns the faults that a handler has caught where it threw something of its own:
// the failure goes on under another name.
func (in *interp) rethrown(thrown, catching Value) Value {
	var own Set
	for _, a := range thrown {
		if _, ok := a.V.(*Fault); !ok {
			own |= a.In
		}
	}
	return catching.in(own)
}

// finally evaluates p.finally(f).
func (in *interp) finally(node syntax.Node, p *Promise, f Value, live Set) Value {
	q := &Promise{Fulfilled: p.Fulfilled.in(live), Rejected: p.Rejected.in(live), Open: p.Open, Late: p.Late}
	aside := &Promise{}
	in.react(argument(node, 0), aside, f, one(live, Undefined{}), live, nil)
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
