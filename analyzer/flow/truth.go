package flow

import (
	"math"
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// truth is a condition evaluated: the profiles in which it can be true, those in which it can be
// false, and what made it so.
type truth struct {
	T, F                Set
	opaque              Set
	tests               []*Test
	of                  *Member // the clue that it goes by
	trueAlts, falseAlts Value
}

func (c truth) not() truth {
	c.T, c.F = c.F, c.T
	c.trueAlts, c.falseAlts = c.falseAlts, c.trueAlts
	return c
}

// way is one of the two ways on from a condition.
type way struct {
	In    Set
	split *Split
}

// condition evaluates e as the condition of a branch.
func (in *interp) condition(e syntax.Expr, live Set) (t, f way) {
	v, live := in.eval(e, live)
	c := in.truth(v.in(live))
	return in.way(e, c, live), in.way(e, c.not(), live)
}

// way returns where a condition that came out true leads, with the split that it makes; no split
// when the condition has nothing to do with the browser.
func (in *interp) way(e syntax.Expr, c truth, live Set) way {
	w := way{In: c.T}
	dropped := (live &^ c.T).Real()
	either := (c.T & c.F).Real()
	decided := either != 0 && either != live.Real()
	if dropped == 0 && c.opaque == 0 && len(c.tests) == 0 && !decided && c.of == nil {
		return w
	}
	w.split = &Split{Node: e, Script: in.module.script, Dropped: dropped, Either: either, Opaque: c.opaque, Tests: c.tests, Of: c.of}
	return w
}

// truth evaluates a value as a condition. The ghost goes both ways.
func (in *interp) truth(v Value) truth {
	var c truth
	for _, a := range v {
		t, f := in.truthy(a, &c)
		if c.of == nil {
			c.of = clueOf(a.V)
		}
		if a.In.Has(Ghost) {
			t |= Ghost
			f |= Ghost
		}
		c.T |= t
		c.F |= f
		if t != 0 {
			c.trueAlts = append(c.trueAlts, Alt{t, narrowed(a.V, Truthy)})
		}
		if f != 0 {
			c.falseAlts = append(c.falseAlts, Alt{f, narrowed(a.V, Falsy)})
		}
	}
	c.tests = append(c.tests, in.truthTests(v, c)...)
	return c
}

func (in *interp) truthy(a Alt, c *truth) (t, f Set) {
	switch v := a.V.(type) {
	case Undefined, Null:
		return 0, a.In
	case Bool:
		c.because(v.Why)
		if v.Is {
			return a.In, 0
		}
		return 0, a.In
	case Number:
		if v == 0 || math.IsNaN(float64(v)) {
			return 0, a.In
		}
		return a.In, 0
	case String:
		if v.Pattern {
			return a.In, a.In
		}
		if v.S == "" {
			return 0, a.In
		}
		return a.In, 0
	case Unknown:
		if isOpaque(v) {
			c.opaque |= a.In
		}
		switch v.Truth {
		case Truthy:
			return a.In, 0
		case Falsy:
			return 0, a.In
		default:
			return a.In, a.In
		}
	case Attr:
		return a.In, a.In
	default:
		return a.In, 0
	}
}

func (c *truth) because(t *Test) {
	if t != nil && !slices.Contains(c.tests, t) {
		c.tests = append(c.tests, t)
	}
}

// truthTests returns a test for each platform member whose absence is an alternative of v:
// its truthiness is a feature test.
func (in *interp) truthTests(v Value, c truth) []*Test {
	var tests []*Test
	for _, a := range v {
		if u, ok := a.V.(Undefined); ok && u.Absent != nil {
			tests = append(tests, in.test(Test{
				Form: "truthy", Node: u.Absent.Node, Name: u.Absent.M.Name, On: u.Absent.M.Of.Name,
				Gate: u.Absent.M.Feature, True: c.T, False: c.F,
			}))
		}
	}
	return tests
}

// nullish evaluates whether a value is null or undefined.
func (in *interp) nullish(v Value) truth {
	var c truth
	for _, a := range v {
		t, f := Set(0), a.In
		switch u := a.V.(type) {
		case Undefined, Null:
			t, f = a.In, 0
		case Unknown:
			t = a.In
			if isOpaque(u) {
				c.opaque |= a.In
			}
		}
		if a.In.Has(Ghost) {
			t |= Ghost
			f |= Ghost
		}
		c.T |= t
		c.F |= f
		if t != 0 {
			c.trueAlts = append(c.trueAlts, Alt{t, a.V})
		}
		if f != 0 {
			c.falseAlts = append(c.falseAlts, Alt{f, a.V})
		}
	}
	c.tests = in.truthTests(v, c)
	return c
}

// test records a feature test; the same node gives the same test each time, with the results
// of all its evaluations.
func (in *interp) test(t Test) *Test {
	key := testKey{t.Node, t.Form, t.Name}
	if known := in.act.seen.test(key); known != nil {
		known.True |= t.True
		known.False |= t.False
		return known
	}
	t.Script = in.module.script
	in.act.seen.tests[key] = &t
	in.act.Tests = append(in.act.Tests, &t)
	return &t
}

// chosenBy marks a value of booleans as made of a clue.
func (v Value) chosenBy(clue *Member) Value {
	if clue == nil {
		return v
	}
	for i := range v {
		if b, ok := v[i].V.(Bool); ok && b.Why == nil {
			b.Of = clue
			v[i].V = b
		}
	}
	return v
}

// boolean makes the value that is true in t and false in f, because of why.
func boolean(t, f Set, why *Test) Value {
	var v Value
	if t != 0 {
		v = append(v, Alt{t, Bool{Is: true, Why: why}})
	}
	if f != 0 {
		v = append(v, Alt{f, Bool{Is: false, Why: why}})
	}
	return v
}
