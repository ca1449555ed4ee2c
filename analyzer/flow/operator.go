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
		in.hide(v, 0) // on purpose
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
		r = r.join(boolean(one.F&a.In, one.T&a.In, w).chosenBy(clueOf(a.V)))
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
	if op, ok := shortTypeof(e); ok {
		return in.compare(comparison{e, op, e.X, e.Y, x.in(live), one(live, String{S: "undefined"})}, live), live
	}
	y, live := in.eval(e.Y, live)
	x, y = x.in(live), y.in(live)
	switch e.Op {
	case "instanceof":
		return instances(x, y), live
	case "<", ">", "<=", ">=":
		in.statusTest(e, x, y)
		return compareIndex(e.Op, x, y, live), live
	case "+":
		return in.add(x, y, live), live
	case "-", "*", "/":
		return in.arithmetic(e.Op, x, y, live), live
	default:
		return one(live, madeOf(x, y)), live
	}
}

// shortTypeof returns the equality with "undefined" that minifiers write `typeof x < "u"` for: it is
// the only name of a type that sorts behind "u".
func shortTypeof(e *syntax.Binary) (op string, ok bool) {
	u, isUnary := e.X.(*syntax.Unary)
	s, isText := e.Y.(*syntax.StringLit)
	if !isUnary || u.Op != "typeof" || !isText || s.Value != "u" {
		return "", false
	}
	switch e.Op {
	case "<":
		return "!==", true
	case ">":
		return "===", true
	}
	return "", false
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
	return one(live, madeOf(x, y))
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

// noteTable notes the names of the fields of a table that an event's tag is looked up in.
func (in *interp) noteTable(node syntax.Node, table Value, tag *Member) {
	if tag == nil {
		return
	}
	for _, a := range table {
		if r, ok := a.V.(*Record); ok && !r.Array {
			for _, name := range r.names[:min(len(r.names), maxTags)] {
				in.noteTag(node, one(a.In, Attr{M: tag}), String{S: name})
			}
		}
	}
}

func (in *interp) noteTag(node syntax.Node, v Value, s String) {
	for _, a := range v {
		if attr, ok := a.V.(Attr); ok {
			in.act.Tags = append(in.act.Tags, TagTest{Member: attr.M, Tag: s, Node: node, Script: in.module.script})
		}
	}
}
