package flow

// history is what has happened on the way to a point of the program.
type history struct {
	failed  Set // trials whose request has been made
	waiting Set // profiles in which an event may have been told to wait
	tardy   Set // profiles in which it has been, but perhaps too late
	// The others hold the profiles in which something has happened on every way to the point.
	turned     Set // something outside of the program has been waited for
	guessed    Set // that, or something that can't be seen
	removed    Set // stored data has been removed
	stored     Set // something has been stored
	registered Set // an event has been registered for
	asked      Set // a request has been waited for, by the asynchronous function at work
	idle       Set // it has since the last transaction of a database was begun
}

// meet returns what has happened at a point that two ways lead to, each with its profiles.
func meet(a history, inA Set, b history, inB Set) history {
	both := func(x, y Set) Set { return (x | y) & (x | ^inA) & (y | ^inB) }
	return history{
		failed:     a.failed | b.failed,
		waiting:    a.waiting | b.waiting,
		tardy:      a.tardy | b.tardy,
		turned:     both(a.turned, b.turned),
		guessed:    both(a.guessed, b.guessed),
		removed:    both(a.removed, b.removed),
		stored:     both(a.stored, b.stored),
		registered: both(a.registered, b.registered),
		asked:      both(a.asked, b.asked),
		idle:       both(a.idle, b.idle),
	}
}

// early returns the trials of s whose request has not been made yet.
func (in *interp) early(s Set) Set { return s & Trials &^ (in.past.failed | Fair) }

// arrival is the profiles that come to a point, and what has happened on their ways.
type arrival struct {
	in   Set
	past history
}

func (a arrival) and(b arrival) arrival {
	return arrival{a.in | b.in, meet(a.past, a.in, b.past, b.in)}
}

// parked is where the profiles wait that have left a piece of the program by a jump: those that go
// on from there, and trials whose request had not been made, which do if it is not made elsewhere.
type parked struct{ sure, early arrival }

// park adds profiles that jump.
func (in *interp) park(p parked, live Set) parked {
	early := in.early(live)
	return parked{p.sure.and(arrival{live &^ early, in.past}), p.early.and(arrival{early, in.past})}
}

// resume adds the profiles that go on from a jump to those that come from elsewhere.
func (in *interp) resume(p parked, live Set) Set {
	all := in.unpark(p).and(arrival{live, in.past})
	in.past = all.past
	return all.in
}

func (in *interp) unpark(p parked) arrival {
	p.early.in = in.early(p.early.in)
	return p.sure.and(p.early)
}

// outcome is what has been returned or thrown so far.
type outcome struct {
	parked
	v     Value // of those that have certainly come to this
	early Value // in trials whose request had not been made
	// doubt is what a handler of failures has returned that nothing is known to lead to: it counts
	// where nothing else is returned.
	doubt Value
}

func (o outcome) sets() Set { return o.sure.in | o.parked.early.in }

// leave adds a value that is returned or thrown.
func (in *interp) leave(o outcome, v Value) outcome {
	live := v.sets()
	o.parked = in.park(o.parked, live)
	if early := in.early(live); early != 0 {
		o.early = o.early.join(v.in(early))
		v = v.in(^early)
	}
	o.v = o.v.join(v)
	return o
}

// giveBack is leave for a value that the present function returns.
func (in *interp) giveBack(v Value) {
	o, v := &in.call.returned, in.byClue(v)
	if doubt := in.unlikely &^ (Trials | Ghost); v.sets().Has(doubt) {
		o.doubt = o.doubt.join(v.in(doubt))
		o.parked = in.park(o.parked, v.sets()&doubt)
		v = v.in(^doubt)
	}
	*o = in.leave(*o, v)
}

// and adds what has been returned or thrown elsewhere.
func (o outcome) and(p outcome) outcome {
	return outcome{
		parked{o.sure.and(p.sure), o.parked.early.and(p.parked.early)},
		o.v.join(p.v), o.early.join(p.early), o.doubt.join(p.doubt),
	}
}

// final returns the value in the end.
func (in *interp) final(o outcome) Value {
	v := o.v.join(o.early.in(in.early(Trials)))
	return v.join(o.doubt.in(^v.sets()))
}

// pastOf returns what has happened where something has been returned or thrown.
func (in *interp) pastOf(o outcome) history {
	past := in.unpark(o.parked).past
	past.failed |= in.past.failed
	past.waiting |= in.past.waiting
	past.tardy |= in.past.tardy
	return past
}

// ways evaluates each alternative of v in turn, from the same history.
func (in *interp) ways(v Value, f func(Alt) (Value, Set)) (r Value, on Set) {
	switch len(v) {
	case 0:
		return nil, 0
	case 1:
		r, on = f(v[0])
		return r.in(on), on
	}
	before := in.past
	values, ends, pasts := make([]Value, len(v)), make([]Set, len(v)), make([]history, len(v))
	var after history
	for i, a := range v {
		in.past = before
		values[i], ends[i] = f(a)
		pasts[i] = in.past
		after = meet(after, on, in.past, ends[i])
		on |= ends[i]
	}
	in.past, on = after, 0
	for i := range v {
		end := ends[i] &^ (after.failed &^ pasts[i].failed)
		r = r.join(values[i].in(end))
		on |= end
	}
	return r, on
}
