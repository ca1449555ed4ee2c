package flow

// history is what has happened on the way to a point of the program.
type history struct {
	failed  Set // trials whose request has been made
	waiting Set // profiles in which an event may have been told to wait
	tardy   Set // profiles in which it has been, but perhaps too late
	// The others hold the profiles in which something has happened on every way to the point.
	turned  Set // something outside of the program has been waited for
	guessed Set // that, or something that can't be seen
	removed Set // stored data has been removed
}

// meet returns what has happened at a point that two ways lead to, each with its profiles.
func meet(a history, inA Set, b history, inB Set) history {
	both := func(x, y Set) Set { return (x | y) & (x | ^inA) & (y | ^inB) }
	return history{
		failed:  a.failed | b.failed,
		waiting: a.waiting | b.waiting,
		tardy:   a.tardy | b.tardy,
		turned:  both(a.turned, b.turned),
		guessed: both(a.guessed, b.guessed),
		removed: both(a.removed, b.removed),
	}
}

// early returns the trials of s whose request has not been made yet.
func (in *interp) early(s Set) Set { return s & Trials &^ (in.past.failed | Fair) }

// parked is where the profiles wait that have left a piece of the program by a jump.
type parked struct {
	in    Set
	early Set // trials whose request had not been made
	past  history
}

// park adds profiles that jump.
func (in *interp) park(p parked, live Set) parked {
	past := meet(p.past, p.in|p.early, in.past, live)
	early := in.early(live)
	return parked{p.in | live&^early, p.early | early, past}
}

// resume adds the profiles that go on from a jump to those that come from elsewhere. Trials that
// jumped early do if their request has not been made on another way.
func (in *interp) resume(p parked, live Set) Set {
	from := p.in | in.early(p.early)
	in.past = meet(in.past, live, p.past, from)
	return live | from
}

// outcome is a value that has been returned or thrown so far.
type outcome struct {
	v     Value
	early Value // in trials whose request had not been made
	past  history
}

func (o outcome) sets() Set { return o.v.sets() | o.early.sets() }

// leave adds a value that is returned or thrown.
func (in *interp) leave(o outcome, v Value) outcome {
	live := v.sets()
	past := meet(o.past, o.sets(), in.past, live)
	early := in.early(live)
	if early == 0 {
		return outcome{o.v.join(v), o.early, past}
	}
	return outcome{o.v.join(v.in(^early)), o.early.join(v.in(early)), past}
}

// and adds what has been returned or thrown elsewhere.
func (o outcome) and(p outcome) outcome {
	return outcome{o.v.join(p.v), o.early.join(p.early), meet(o.past, o.sets(), p.past, p.sets())}
}

// onFrom returns what has happened where a function returned o and the last way through it is h.
func (h history) onFrom(o outcome) history {
	past := o.past
	past.failed |= h.failed
	past.waiting |= h.waiting
	past.tardy |= h.tardy
	return past
}

// final returns the value in the end.
func (in *interp) final(o outcome) Value { return o.v.join(o.early.in(in.early(Trials))) }

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
