package flow

import "github.com/synclint/synclint/analyzer/syntax"

// undo remembers the values of the cells that were written since a fork.
type undo struct {
	before map[*Cell]Value
	order  []*Cell // as first written, so that joins are deterministic
	outer  *undo
	number int // forks are numbered as they begin
}

// note remembers a cell's value. A cell that was made since the fork has none from before.
func (u *undo) note(c *Cell, v Value) {
	if u == nil || c.since >= u.number {
		return
	}
	if _, ok := u.before[c]; !ok {
		u.before[c] = v
		u.order = append(u.order, c)
	}
}

// newCell makes a cell.
func (in *interp) newCell(v Value) *Cell { return &Cell{V: v, since: in.forks} }

// set gives a cell a value in the profiles of live. Where the present call, or the try at work, has ended on
// another way, whoever sees the cell afterwards may also find what was there.
func (in *interp) set(c *Cell, live Set, v Value) {
	in.log.note(c, c.V)
	lost := live
	if !in.local(c) {
		lost &^= in.call.left | in.call.broken
	}
	c.V = c.V.in(^lost).join(v.in(live))
}

// weaken adds possible values to a cell.
func (in *interp) weaken(c *Cell, v Value) {
	in.log.note(c, c.V)
	c.V = c.V.join(v)
}

// record runs f and returns the cells that it wrote with their former values.
func (in *interp) record(f func()) *undo {
	in.forks++
	u := &undo{before: map[*Cell]Value{}, outer: in.log, number: in.forks}
	in.log = u
	f()
	in.log = u.outer
	for _, c := range u.order {
		in.log.note(c, u.before[c])
	}
	return u
}

// fork evaluates two ways of going on from the same state: a for the profiles of t, b for those
// of f. Profiles in both may take either, so that what is written by both is joined. Each way
// returns the profiles in which it ends normally; the others' writes to variables that only
// this call can see are forgotten. A trial whose request is made on one way only takes that one.
func (in *interp) fork(t, f Set, a, b func() Set) (endA, endB Set) {
	both := t & f
	before := in.past
	if both == 0 {
		endA = a()
		pastA := in.past
		in.past = before
		endB = b()
		in.past = meet(pastA, endA, in.past, endB)
		return endA, endB
	}
	jumped, left, broken := in.call.jumped, in.call.left, in.call.broken
	in.call.jumped = 0
	branch := in.branch
	in.branch = &Branch{branch}
	wrote := in.record(func() { endA = a() })
	keep := branches{both: both}
	keep.a = endA | in.call.jumped
	after := make(map[*Cell]Value, len(wrote.order))
	for _, c := range wrote.order {
		after[c] = c.V
		c.V = c.V.in(^both).join(wrote.before[c].in(both))
	}
	leftA, brokenA := in.call.left, in.call.broken
	in.call.jumped, in.call.left, in.call.broken = 0, left, broken
	pastA := in.past
	in.past = before
	in.branch = &Branch{branch}
	again := in.record(func() { endB = b() })
	in.branch = branch
	in.call.left |= leftA
	in.call.broken |= brokenA
	keep.b = endB | in.call.jumped
	in.call.jumped |= keep.a&^endA | jumped
	keep.notA, keep.notB = both&in.past.failed&^pastA.failed, both&pastA.failed&^in.past.failed
	endA, endB = endA&^keep.notA, endB&^keep.notB
	in.past = meet(pastA, endA, in.past, endB)
	for _, c := range wrote.order {
		in.merge(c, after[c], wrote.before[c], keep)
	}
	for _, c := range again.order {
		if _, done := after[c]; !done {
			in.merge(c, again.before[c], again.before[c], keep)
		}
	}
	return endA, endB
}

// branches tells whose writes are kept of the two ways of a fork.
type branches struct {
	both       Set // profiles that may take either
	a, b       Set // those that have not left the call on it
	notA, notB Set // trials that take the other
}

// merge joins a cell's value after the first way with its present one, that of the second way.
func (in *interp) merge(c *Cell, first, before Value, keep branches) {
	if !in.local(c) {
		keep.a, keep.b = keep.both, keep.both
	}
	a, b := keep.both&keep.a&^keep.notA, keep.both&keep.b&^keep.notB
	lost := keep.both &^ (a | b)
	c.V = c.V.in(^keep.both).join(c.V.in(b)).join(first.in(a)).join(before.in(lost))
}

// local tells whether only the present call can see the cell.
func (in *interp) local(c *Cell) bool { return c.frame != nil && c.frame == in.call.frame }

// maybe runs f as something that happens or not, in all profiles.
func (in *interp) maybe(live Set, f func()) {
	in.fork(live, live, func() Set { f(); return live }, func() Set { return live })
}

// cell returns the place of a binding.
func (in *interp) cell(b *syntax.Binding) *Cell {
	if b.Scope.Kind == syntax.GlobalScope {
		return in.globalCell(b.Name)
	}
	for f := in.call.frame; f != nil; f = f.parent {
		if c := f.vars[b]; c != nil {
			return c
		}
	}
	return in.declare(b)
}

// declare makes a binding's place in the present call, or returns the one that is there.
func (in *interp) declare(b *syntax.Binding) *Cell {
	if b.Scope.Kind == syntax.GlobalScope {
		return in.globalCell(b.Name)
	}
	vars := in.call.frame.vars
	c := vars[b]
	if c == nil {
		c = in.newCell(one(in.all, Undefined{}))
		if !b.Captured {
			c.frame = in.call.frame
		}
		vars[b] = c
	}
	return c
}

func (in *interp) globalCell(name string) *Cell {
	c := in.globals[name]
	if c == nil {
		c = &Cell{V: one(in.all, Undefined{})}
		in.globals[name] = c
	}
	return c
}
