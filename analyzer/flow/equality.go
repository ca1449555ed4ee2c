package flow

import "github.com/synclint/synclint/analyzer/syntax"

// equality evaluates == and its kin.
func (in *interp) equality(e *syntax.Binary, live Set) (Value, Set) {
	x, live := in.eval(e.X, live)
	y, live := in.eval(e.Y, live)
	return in.compare(comparison{e, e.Op, e.X, e.Y, x.in(live), y.in(live)}, live), live
}

// comparison is an equality between two evaluated expressions.
type comparison struct {
	node   syntax.Node
	op     string
	xe, ye syntax.Expr
	x, y   Value
}

// compare compares two values. A comparison with undefined or null, or of a typeof, is a feature
// test when the other side is a platform member.
func (in *interp) compare(c comparison, live Set) Value {
	in.tagTest(c.node, c.x, c.y)
	in.statusTest(c.node, c.x, c.y)
	eq, ne, data, opaque, why := c.sets()
	if c.op[0] == '!' {
		eq, ne = ne, eq
	}
	if t := in.equalityTest(c, eq|data|opaque, ne|data|opaque); t != nil {
		why = t
	}
	if why != nil {
		eq |= live & Ghost
		ne |= live & Ghost
	}
	v := boolean(eq, ne, why)
	return v.join(one(opaque, Unknown{Opaque: true})).join(one(data, Unknown{Of: madeOf(c.x, c.y).Of}))
}

// sets returns the profiles in which the sides are equal, in which they are not, and in which
// that can't be known, apart for data and for code that can't be seen.
func (c comparison) sets() (eq, ne, data, opaque Set, why *Test) {
	loose := len(c.op) == 2
	for _, a := range c.x {
		for _, b := range c.y {
			s := a.In & b.In
			same, known := equal(a.V, b.V, loose)
			switch {
			case !known && (isOpaque(a.V) || isOpaque(b.V)):
				opaque |= s
			case !known:
				data |= s
			case same:
				eq |= s
			default:
				ne |= s
			}
			if why == nil && s != 0 {
				why = reason(a.V, b.V)
			}
		}
	}
	return eq, ne, data, opaque, why
}

// isOpaque tells whether a value may come from a feature test that can't be seen.
func isOpaque(v Abstract) bool {
	u, ok := v.(Unknown)
	return ok && u.Opaque && !u.Data
}

// reason returns the test that decided one of two compared values.
func reason(a, b Abstract) *Test {
	for _, v := range []Abstract{a, b} {
		switch v := v.(type) {
		case Bool:
			if v.Why != nil {
				return v.Why
			}
		case Index:
			return v.Why
		}
	}
	return nil
}

// equal tells whether two values are the same, if that is known.
func equal(a, b Abstract, loose bool) (same, known bool) {
	na, nb := isNullish(a), isNullish(b)
	if na || nb {
		if isUnknown(a) || isUnknown(b) {
			return false, false
		}
		if loose {
			return na && nb, true
		}
		_, ua := a.(Undefined)
		_, ub := b.(Undefined)
		return na && nb && ua == ub, true
	}
	if same, known := equalIndex(a, b); known {
		return same, true
	}
	switch x := a.(type) {
	case String:
		if y, ok := b.(String); ok && (!x.Pattern && !y.Pattern || !x.MayBe(y)) {
			return x == y, true
		}
	case Number:
		if y, ok := b.(Number); ok {
			return x == y, true
		}
	case Bool:
		if y, ok := b.(Bool); ok {
			return x.Is == y.Is, true
		}
	}
	if !loose && (isObject(a) && isPrimitive(b) || isPrimitive(a) && isObject(b)) {
		return false, true
	}
	return false, false
}

func isObject(v Abstract) bool {
	switch v.(type) {
	case Object, Constructor, Prototype, Method, Regexp, *Promise, *Closure, *Record, *Fault, *Bound:
		return true
	}
	return false
}

func isPrimitive(v Abstract) bool {
	switch v.(type) {
	case String, Number, Bool:
		return true
	}
	return false
}

func isNullish(v Abstract) bool {
	switch v.(type) {
	case Undefined, Null:
		return true
	}
	return false
}

func isUnknown(v Abstract) bool {
	switch v.(type) {
	case Unknown, Attr:
		return true
	}
	return false
}

// equalityTest returns the feature test that a comparison is, if it is one: one side comes from a
// platform member that some profiles lack.
func (in *interp) equalityTest(c comparison, eq, ne Set) *Test {
	for _, e := range []syntax.Expr{c.xe, c.ye} {
		u, ok := e.(*syntax.Unary)
		if !ok || u.Op != "typeof" {
			continue
		}
		v := in.quietly(func() []Value {
			v, _ := in.typeofOperand(u.X, c.x.sets()|c.y.sets())
			return []Value{v}
		})
		if t := in.absentTest(c.node, "typeof", v[0], eq, ne); t != nil {
			return t
		}
	}
	for _, v := range []Value{c.x, c.y} {
		if t := in.absentTest(c.node, "equality", v, eq, ne); t != nil {
			return t
		}
	}
	return nil
}

func (in *interp) absentTest(e syntax.Node, form string, v Value, t, f Set) *Test {
	for _, a := range v {
		u, ok := a.V.(Undefined)
		if !ok || u.Absent == nil {
			continue
		}
		return in.test(Test{
			Form: form, Node: e, Name: u.Absent.M.Name, On: u.Absent.M.Of.Name, Gate: u.Absent.M.Feature,
			True: t, False: f, Wrong: t.Real() == 0 || f.Real() == 0,
		})
	}
	return nil
}
