package flow

// history is what has happened on the way to a point of the program.
type history struct {
	failed Set // trials whose request has been made
}

// meet returns what has happened at a point that two ways lead to, each with its profiles.
func meet(a, b history) history {
	return history{failed: a.failed | b.failed}
}

// early returns the trials of s whose request has not been made yet.
func (in *interp) early(s Set) Set { return s & Trials &^ (in.past.failed | Fair) }

// parked is where the profiles wait that have left a piece of the program by a jump.
type parked struct {
	in    Set
	early Set // trials whose request had not been made
}

// park adds profiles that jump.
func (in *interp) park(p parked, live Set) parked {
	early := in.early(live)
	return parked{p.in | live&^early, p.early | early}
}

// resume returns the profiles that go on from a jump. Trials that jumped early do if their request
// has not been made elsewhere.
func (in *interp) resume(p parked) Set { return p.in | in.early(p.early) }

// outcome is a value that has been returned or thrown so far.
type outcome struct {
	v     Value
	early Value // in trials whose request had not been made
}

// leave adds a value that is returned or thrown.
func (in *interp) leave(o outcome, v Value) outcome {
	early := in.early(v.sets())
	return outcome{o.v.join(v.in(^early)), o.early.join(v.in(early))}
}

// and adds what has been returned or thrown elsewhere.
func (o outcome) and(p outcome) outcome { return outcome{o.v.join(p.v), o.early.join(p.early)} }

// final returns the value in the end.
func (in *interp) final(o outcome) Value { return o.v.join(o.early.in(in.early(Trials))) }

// ways evaluates each alternative of v in turn, from the same history.
func (in *interp) ways(v Value, f func(Alt) (Value, Set)) (r Value, on Set) {
	if len(v) == 1 {
		r, on = f(v[0])
		return r.in(on), on
	}
	before, after := in.past, in.past
	values, ends, pasts := make([]Value, len(v)), make([]Set, len(v)), make([]history, len(v))
	for i, a := range v {
		in.past = before
		values[i], ends[i] = f(a)
		pasts[i] = in.past
		after = meet(after, in.past)
	}
	in.past = after
	for i := range v {
		end := ends[i] &^ (after.failed &^ pasts[i].failed)
		r = r.join(values[i].in(end))
		on |= end
	}
	return r, on
}
