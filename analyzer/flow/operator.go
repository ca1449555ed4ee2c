package flow

import "github.com/synclint/synclint/analyzer/syntax"

func (in *interp) unary(e *syntax.Unary, live Set) (Value, Set) {
	if e.Op == "typeof" {
		v, live := in.typeofOperand(e.X, live)
		return typeNames(v, live), live
	}
	if e.Op == "delete" {
		return in.deletion(e, live)
	}
	v, live := in.eval(e.X, live)
	v = v.in(live)
	switch e.Op {
	case "!":
		return in.negate(v), live
	case "void":
		in.float(v)
		return one(live, Undefined{}), live
	case "-":
		return mapNumbers(v, live, func(n Number) Number { return -n }), live
	case "+":
		return mapNumbers(v, live, func(n Number) Number { return n }), live
	default:
		return in.opaqueResult(v, live), live
	}
}

// deletion forgets a field.
func (in *interp) deletion(e *syntax.Unary, live Set) (Value, Set) {
	if m, ok := e.X.(*syntax.Member); ok {
		x, on := in.eval(m.X, live)
		name, known, on := in.key(m.Key, on)
		for _, a := range x {
			if r, ok := a.V.(*Record); ok && known {
				in.setField(r, name, true, a.In, one(a.In, Undefined{}))
			}
		}
		return one(on, Bool{Is: true}), on
	}
	_, live = in.eval(e.X, live)
	return one(live, unknown), live
}

// negate keeps the reason of a boolean, so that a stored `!supported` is still the test.
func (in *interp) negate(v Value) Value {
	var r Value
	c := in.truth(v)
	var why *Test
	if len(c.tests) > 0 {
		why = c.tests[0]
	}
	for _, a := range v {
		if u, ok := a.V.(Unknown); ok {
			r = r.add(Alt{a.In, u})
			continue
		}
		one := in.truth(Value{a})
		w := why
		if b, ok := a.V.(Bool); ok {
			w = b.Why
		}
		r = r.join(boolean(one.F&a.In, one.T&a.In, w))
	}
	return r
}

// typeofOperand evaluates the operand of typeof, which may be a global that does not exist.
func (in *interp) typeofOperand(e syntax.Expr, live Set) (Value, Set) {
	id, ok := e.(*syntax.Ident)
	if !ok || id.Binding != nil || in.globals[id.Name] != nil {
		v, live := in.eval(e, live)
		return v.in(live), live
	}
	v, missing, known := in.lookupGlobal(id.Name, live)
	if !known {
		return in.eval(e, live)
	}
	absent := &Member{Name: id.Name, Of: in.global.I, Feature: "api." + id.Name, Type: Type{Name: id.Name}}
	if in.platform.Interfaces[id.Name] == nil {
		absent.Feature = ""
	}
	return v.join(one(missing&^Ghost, Undefined{Absent: in.absence(absent, id)})), live
}

// typeNames returns what typeof gives for each alternative.
func typeNames(v Value, live Set) Value {
	var r Value
	for _, a := range v.in(live) {
		r = r.join(typeName(a))
	}
	return r
}

func typeName(a Alt) Value {
	name := "object"
	switch v := a.V.(type) {
	case Undefined:
		name = "undefined"
	case Bool:
		name = "boolean"
	case String:
		name = "string"
	case Number:
		name = "number"
	case *Closure, Method, Builtin, Constructor, *Bound:
		name = "function"
	case *Record:
		if v.Class != nil {
			name = "function"
		}
	case Unknown, Attr:
		return one(a.In, String{S: "*", Pattern: true})
	}
	return one(a.In, String{S: name})
}

func (in *interp) binary(e *syntax.Binary, live Set) (Value, Set) {
	if _, ok := e.X.(*syntax.PrivateName); ok {
		v, live := in.eval(e.Y, live)
		return in.opaqueResult(v, live), live
	}
	switch e.Op {
	case "in":
		return in.inOperator(e, live)
	case "===", "!==", "==", "!=":
		return in.equality(e, live)
	}
	x, live := in.eval(e.X, live)
	y, live := in.eval(e.Y, live)
	x, y = x.in(live), y.in(live)
	switch e.Op {
	case "instanceof":
		return instances(x, y), live
	case "<", ">", "<=", ">=":
		return compareIndex(e.Op, x, y, live), live
	case "+":
		return in.add(x, y, live), live
	case "-", "*", "/":
		return in.arithmetic(e.Op, x, y, live), live
	default:
		return one(live, Unknown{Opaque: x.opaque() || y.opaque()}), live
	}
}

// instances evaluates x instanceof y.
func instances(x, y Value) Value {
	var v Value
	for _, a := range x {
		for _, b := range y {
			s := a.In & b.In
			if is, known := instanceOf(a.V, b.V); known {
				v = v.join(one(s, Bool{Is: is}))
			} else {
				v = v.join(one(s, Unknown{Opaque: isOpaque(a.V) || isOpaque(b.V)}))
			}
		}
	}
	return v
}

// add evaluates x + y. In a loop a number that is added to has any value in the end.
func (in *interp) add(x, y Value, live Set) Value {
	if in.loops == 0 {
		if v, ok := pairwise(x, y, func(n, m Number) Number { return n + m }); ok {
			return v
		}
	}
	if isText(x) || isText(y) {
		return one(live, concat(text(x), text(y)))
	}
	return one(live, Unknown{Opaque: x.opaque() || y.opaque()})
}

func isText(v Value) bool {
	for _, a := range v {
		if _, ok := a.V.(String); ok {
			return true
		}
	}
	return false
}

func number(v Value) (Number, bool) {
	if len(v) != 1 {
		return 0, false
	}
	n, ok := v[0].V.(Number)
	return n, ok
}

func mapNumbers(v Value, live Set, f func(Number) Number) Value {
	if n, ok := number(v); ok {
		return one(live, f(n))
	}
	return one(live, unknown)
}

func (in *interp) arithmetic(op string, x, y Value, live Set) Value {
	if in.loops > 0 {
		return one(live, unknown)
	}
	v, ok := pairwise(x, y, func(n, m Number) Number {
		switch op {
		case "-":
			return n - m
		case "*":
			return n * m
		default:
			return n / m
		}
	})
	if !ok {
		return one(live, unknown)
	}
	return v
}

// maxPairs bounds the pairs of numbers that an operator is applied to.
const maxPairs = 16

// pairwise applies an operator to numbers that may differ between profiles; ok is false when x or
// y can be something else.
func pairwise(x, y Value, f func(n, m Number) Number) (v Value, ok bool) {
	if len(x)*len(y) > maxPairs {
		return nil, false
	}
	for _, a := range x {
		for _, b := range y {
			n, ok := a.V.(Number)
			m, ok2 := b.V.(Number)
			if !ok || !ok2 {
				return nil, false
			}
			v = v.join(one(a.In&b.In, f(n, m)))
		}
	}
	return v, true
}

// inOperator evaluates `name in object`.
func (in *interp) inOperator(e *syntax.Binary, live Set) (Value, Set) {
	k, live := in.eval(e.X, live)
	x, live := in.eval(e.Y, live)
	x = in.guess(e.Y, x.in(live))
	var v Value
	for _, a := range k.in(live) {
		if name, ok := a.V.(String); ok && !name.Pattern {
			v = v.join(in.has(e, "in", name.S, x.in(a.In), false))
		} else {
			v = v.join(one(a.In, unknown))
		}
	}
	return v, live
}

// has evaluates whether each alternative of x has the name, as an own property or at all.
func (in *interp) has(node syntax.Node, form, name string, x Value, own bool) Value {
	var v Value
	t := Test{Form: form, Node: node, Name: name}
	var tested Set
	for _, a := range x {
		on, gate, yes, known := in.hasName(a.V, name, own)
		if !known {
			_, isUnknown := a.V.(Unknown)
			v = v.join(one(a.In, Unknown{Opaque: isUnknown && a.V.(Unknown).Opaque}))
			continue
		}
		if on != "" {
			t.On, t.Gate = on, gate
			t.True |= a.In & yes
			t.False |= a.In &^ yes
			tested |= a.In
			continue
		}
		v = v.join(boolean(a.In&yes, a.In&^yes, nil))
	}
	if tested == 0 {
		return v
	}
	// The name depends on the browser somewhere, but never here.
	t.Wrong = t.True.Real() == 0 && t.Gate == "" && in.platform.elsewhere(name, nil)
	if t.Wrong {
		t.Gate = in.platform.gateOf(name)
	}
	result := t
	why := in.test(t)
	if tested.Has(Ghost) {
		result.True |= Ghost
		result.False |= Ghost
	}
	return v.join(boolean(result.True, result.False, why))
}

// hasName tells in which profiles an object has a name. On is the name of the platform object
// when the question is a feature test; gate is the key of the feature.
func (in *interp) hasName(o Abstract, name string, own bool) (on, gate string, yes Set, known bool) {
	all := in.platform.profiles.All
	switch o := o.(type) {
	case Object:
		return in.objectHas(o.I, name, own)
	case Prototype:
		if m := o.I.Member(name); m != nil && (!own || m.Of == o.I) {
			return o.I.Name + ".prototype", m.Feature, m.has, true
		}
		return o.I.Name + ".prototype", "", 0, in.platform.complete(o.I, name)
	case Constructor:
		return o.I.Name, "", 0, name != "prototype" && in.platform.complete(o.I, name)
	case *Record:
		if in.findField(o, name) != nil {
			return "", "", all, true
		}
		return "", "", 0, !o.Open && o.Rest == nil
	default:
		return "", "", 0, false
	}
}

func (in *interp) objectHas(i *Interface, name string, own bool) (on, gate string, yes Set, known bool) {
	isGlobal := i.Is("GlobalScope")
	if m := i.Member(name); m != nil {
		if own && !isGlobal {
			return i.Name, "", 0, true // members are getters of the prototype
		}
		return i.Name, m.Feature, m.has, true
	}
	if isGlobal {
		if g := in.platform.Interfaces[name]; g != nil {
			if !in.exposed(g) {
				return i.Name, "", 0, true
			}
			return i.Name, "api." + name, g.has, true
		}
		if in.globals[name] != nil {
			return "", "", 0, false
		}
	}
	return i.Name, "", 0, in.platform.complete(i, name)
}

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
	return v.join(one(opaque, Unknown{Opaque: true})).join(one(data, unknown))
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

func isOpaque(v Abstract) bool {
	u, ok := v.(Unknown)
	return ok && u.Opaque
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
		if y, ok := b.(String); ok && !x.Pattern && !y.Pattern {
			return x.S == y.S, true
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
	case Object, Constructor, Prototype, Method, *Promise, *Closure, *Record, *Fault, *Bound:
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
		v, _ := in.quietly(func() ([]Value, Set) {
			v, s := in.typeofOperand(u.X, c.x.sets()|c.y.sets())
			return []Value{v}, s
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

func (in *interp) update(e *syntax.Update, live Set) (Value, Set) {
	if p, ok := e.X.(syntax.Pattern); ok {
		live = in.bind(p, one(live, unknown), live, assignTo)
		return one(live, unknown), live
	}
	_, live = in.eval(e.X, live)
	return one(live, unknown), live
}

// tagTest notes a comparison of an event's attribute with a constant.
func (in *interp) tagTest(node syntax.Node, x, y Value) {
	for _, pair := range [][2]Value{{x, y}, {y, x}} {
		s, ok := pair[1].Constant()
		if !ok {
			continue
		}
		in.noteTag(node, pair[0], s)
	}
}

func (in *interp) noteTag(node syntax.Node, v Value, s String) {
	for _, a := range v {
		if attr, ok := a.V.(Attr); ok {
			in.act.Tags = append(in.act.Tags, TagTest{Member: attr.M, Tag: s, Node: node})
		}
	}
}
