package flow

import (
	"strconv"

	"github.com/synclint/synclint/analyzer/syntax"
)

// bindMode tells a declaration's initialiser from an assignment.
type bindMode bool

const (
	initialise bindMode = false
	assignTo   bindMode = true
)

// bind gives a pattern a value. It returns the profiles that go on: taking a member of something
// that the platform lacks throws.
func (in *interp) bind(p syntax.Pattern, v Value, live Set, mode bindMode) Set {
	switch p := p.(type) {
	case *syntax.Ident:
		in.bindIdent(p, v, live)
		return live
	case *syntax.Member:
		return in.assignMember(p, v, live)
	case *syntax.ObjectPattern:
		return in.bindObject(p, v, live, mode)
	case *syntax.ArrayPattern:
		return in.bindArray(p, v, live, mode)
	}
	return live
}

func (in *interp) bindIdent(p *syntax.Ident, v Value, live Set) {
	if p.Binding != nil {
		in.set(in.cell(p.Binding), live, v)
		return
	}
	if m := in.global.I.Member(p.Name); m != nil && m.Handler {
		in.handler(in.global.I, m.Name, p, v.in(live&m.has))
		return
	}
	in.set(in.globalCell(p.Name), live, v)
}

func (in *interp) bindObject(p *syntax.ObjectPattern, v Value, live Set, mode bindMode) Set {
	for _, prop := range p.Props {
		if prop.Key == nil {
			live = in.bind(prop.Value.Target, one(live, unknown), live, mode)
			continue
		}
		name, known, on := in.key(prop.Key, live)
		// The member is named by the pattern itself: that is the place of a failure.
		access := &syntax.Member{Span: prop.Span, X: keyNode(prop), Key: prop.Key}
		var x Value
		x, live = in.read(access, v.in(on), name, known)
		live = in.bindElem(prop.Value, x, live, mode)
	}
	return live
}

// keyNode stands for the object that a pattern takes apart.
func keyNode(p *syntax.PatternProp) syntax.Expr {
	return &syntax.Ident{Span: p.Key.Span, Name: p.Key.Name}
}

func (in *interp) bindElem(e *syntax.PatternElem, v Value, live Set, mode bindMode) Set {
	if e.Default != nil {
		v, live = in.defaulted(v.in(live), e.Default, live)
	}
	return in.bind(e.Target, v.in(live), live, mode)
}

func (in *interp) bindArray(p *syntax.ArrayPattern, v Value, live Set, mode bindMode) Set {
	for i, e := range p.Elems {
		if e == nil {
			continue
		}
		live = in.bindElem(e, in.element(v, i, live), live, mode)
	}
	return live
}

// element returns the i-th element of the arrays in v.
func (in *interp) element(v Value, i int, live Set) Value {
	var r Value
	for _, a := range v.in(live) {
		rec, ok := a.V.(*Record)
		switch u, isUnknown := a.V.(Unknown); {
		case ok && rec.Array:
			r = r.join(in.index(rec, i, a.In))
		case isUnknown:
			r = r.join(one(a.In, u.member(strconv.Itoa(i))))
		default:
			r = r.join(one(a.In, unknown))
		}
	}
	return r
}

// assign evaluates an assignment expression.
func (in *interp) assign(e *syntax.Assign, live Set) (Value, Set) {
	in.claim(e.Target)
	target, isExpr := e.Target.(syntax.Expr)
	switch e.Op {
	case "=":
		v, live := in.eval(e.Value, live)
		v = v.in(live)
		return v, in.bind(e.Target, v, live, assignTo)
	case "&&=", "||=", "??=":
		if isExpr {
			v, live := in.logical(&syntax.Logical{Span: e.Span, Op: e.Op[:2], X: target, Y: e.Value}, live)
			return v, in.bind(e.Target, v.in(live), live, assignTo)
		}
	case "+=":
		if isExpr {
			v, live := in.binary(&syntax.Binary{Span: e.Span, Op: "+", X: target, Y: e.Value}, live)
			return v, in.bind(e.Target, v.in(live), live, assignTo)
		}
	}
	_, live = in.eval(e.Value, live)
	return one(live, unknown), in.bind(e.Target, one(live, unknown), live, assignTo)
}

// claim takes a member of the global object that the program assigns for its own: it is not there
// before, as in window.App = window.App || {}.
func (in *interp) claim(p syntax.Pattern) {
	m, ok := p.(*syntax.Member)
	if !ok || m.Key.Computed != nil {
		return
	}
	id, ok := m.X.(*syntax.Ident)
	if !ok || id.Binding != nil {
		return
	}
	global := in.global.I
	if self := global.Member(id.Name); self == nil || self.Type.Name != global.Name {
		return
	}
	name := m.Key.Name
	if _, builtin := builtinGlobal(name); !builtin && global.Member(name) == nil && in.platform.Interfaces[name] == nil {
		in.globalCell(name)
	}
}

// assignMember writes a member. A function given to an on... attribute becomes a listener.
func (in *interp) assignMember(m *syntax.Member, v Value, live Set) Set {
	x, live := in.eval(m.X, live)
	name, known, live := in.key(m.Key, live)
	for _, a := range x.in(live) {
		switch o := a.V.(type) {
		case *Record:
			if c := findSetter(o, name); c != nil {
				_, on := in.invoke(c, one(a.In, o), []Value{v.in(a.In)}, a.In)
				live &^= a.In &^ (on | except(x, a.V))
				continue
			}
			in.adopt(o, v)
			if !known {
				in.fill(o, m, v.in(a.In))
			}
			in.setField(o, name, known, a.In, v.in(a.In))
		case *Closure:
			if name == "prototype" {
				in.setPrototype(o, v)
			}
		case Object:
			if in.handler(o.I, name, m, v.in(a.In)) {
				continue
			}
			if o.I.Is("GlobalScope") && o.I.Member(name) == nil && known {
				in.set(in.globalCell(name), a.In, v.in(a.In))
			}
		case Unknown:
			if len(name) > 2 && name[:2] == "on" {
				in.listen(nil, name[2:], m, v.in(a.In))
			} else {
				in.escapes(v, a.In)
			}
		case Undefined:
			if o.Absent != nil {
				use := in.access(m, "api."+o.Absent.M.Type.Name+"."+name, a.In)
				in.throw(one(a.In, in.fault(Fault{Kind: "TypeError", Node: m.X, Absent: o.Absent, Use: use})))
				live &^= a.In &^ except(x, a.V)
			}
		}
	}
	return live
}

// adopt makes functions that are stored in a record its methods.
func (in *interp) adopt(r *Record, v Value) {
	for _, a := range v {
		if c, ok := a.V.(*Closure); ok && c.Home == nil && c.Fn.Kind == syntax.FunctionExpression {
			c.Home = r
		}
	}
}

func (in *interp) setPrototype(c *Closure, v Value) {
	for _, a := range v {
		if r, ok := a.V.(*Record); ok {
			c.proto = r
		}
	}
}

// handler adds a listener for an on... attribute and tells whether name is one.
func (in *interp) handler(i *Interface, name string, node syntax.Node, v Value) bool {
	m := i.Member(name)
	if m == nil && i.Is("EventTarget") {
		m = in.platform.gatedNames[name] // never fired here; that is what makes it a mistake
	}
	if m == nil || !m.Handler {
		return false
	}
	in.listen(i, name[2:], node, v)
	return true
}
