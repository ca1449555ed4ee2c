package flow

import (
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// class evaluates a class: a record of its static members, with the record of its methods.
// The same class gives the same record each time.
func (in *interp) class(c *syntax.Class, live Set) *Record {
	r := in.classes[c]
	if r == nil {
		r = in.newRecord()
		r.Class, r.Instance = c, in.newRecord()
		r.Instance.owner = r
		in.classes[c] = r
	}
	r.module, r.frame = in.module, in.call.frame
	if c.Extends != nil {
		in.extend(r, c.Extends, live)
	}
	if c.Name != nil && c.Name.Binding != nil {
		in.set(in.declare(c.Name.Binding), live, one(live, r))
	}
	if inner := c.Scope.Lookup(nameOf(c)); inner != nil {
		in.set(in.declare(inner), live, one(live, r))
	}
	for _, m := range c.Members {
		in.classMember(r, m, live)
	}
	return r
}

func nameOf(c *syntax.Class) string {
	if c.Name == nil {
		return ""
	}
	return c.Name.Name
}

func (in *interp) extend(r *Record, base syntax.Expr, live Set) {
	v, _ := in.eval(base, live)
	for _, a := range v {
		if b, ok := a.V.(*Record); ok && b.Class != nil && b != r {
			r.Proto, r.Instance.Proto = b, b.Instance
			return
		}
	}
	r.Open, r.Instance.Open = true, true
	r.Instance.kind = errorClass(v)
}

// classMember evaluates a method, accessor, static field or static block. Instance fields are
// evaluated by construct.
func (in *interp) classMember(r *Record, m *syntax.ClassMember, live Set) {
	home := r.Instance
	if m.Static {
		home = r
	}
	f, isFunc := m.Value.(*syntax.Function)
	switch {
	case m.Kind == syntax.StaticBlock:
		in.invoke(in.function(f, live, r), one(live, r), nil, live)
	case m.Kind == syntax.FieldProperty:
		if m.Static {
			in.initField(r, m, live)
		}
	case !isFunc:
	case m.Kind == syntax.SetProperty:
		name, _, _ := in.key(m.Key, live)
		home.setter(name, in.function(f, live, home))
	default:
		name, known, _ := in.key(m.Key, live)
		c := in.function(f, live, home)
		in.names[f] = funcName{member: name}
		v := one(live, c)
		if m.Kind == syntax.GetProperty {
			v = one(live, Getter{c})
		}
		if name == "constructor" && !m.Static {
			c.class = r
		}
		in.setField(home, name, known, live, v)
	}
}

// initField evaluates a field's initialiser with the object as its this.
func (in *interp) initField(o *Record, m *syntax.ClassMember, live Set) {
	name, known, live := in.key(m.Key, live)
	this := in.call.this
	in.call.this = one(live, o)
	v := one(live, Undefined{})
	switch x := m.Value.(type) {
	case nil:
	case *syntax.Function:
		c := in.function(x, live, o)
		c.This = one(live, o)
		v = one(live, c)
	default:
		v, live = in.eval(x, live)
	}
	in.call.this = this
	in.setField(o, name, known, live, v.in(live))
}

// construct evaluates new.
func (in *interp) construct(e *syntax.New, live Set) (Value, Set) {
	f, live := in.eval(e.Callee, live)
	args, live := in.args(e.Args, live)
	return in.from(e, func() (Value, Set) {
		return in.ways(f.in(live), func(a Alt) (Value, Set) {
			return in.constructOne(e, a, restrict(args, a.In))
		})
	})
}

func (in *interp) constructOne(e *syntax.New, a Alt, args []Value) (Value, Set) {
	in.reached(e, a.In)
	switch c := a.V.(type) {
	case *Record:
		if c.Class != nil {
			return in.instantiate(c, e, args, a.In)
		}
	case *Closure:
		o := in.newRecord()
		o.Proto = in.prototype(c)
		_, live := in.invoke(c, one(a.In, o), args, a.In)
		return one(live, o), live
	case Constructor:
		if c.I.Name == "Event" {
			return in.newEvent(args, a.In), a.In
		}
		return in.constructPlatform(e, c, a.In)
	case Builtin:
		return in.constructBuiltin(e, c, args, a.In)
	case Undefined:
		if c.Absent != nil {
			use := in.access(e, c.Absent.M.Feature, a.In)
			in.throw(one(a.In, in.fault(Fault{Kind: "TypeError", Node: e, Absent: c.Absent, Use: use})))
			return nil, 0
		}
	}
	if u, ok := a.V.(Unknown); ok && u.Name != "" {
		if strings.HasSuffix(u.Name, "Error") { // it is what it is called: a class of errors
			return one(a.In, in.newError("Error")), a.In
		}
		if isLibrary(u.Name) {
			return in.library(e, u, args, a.In), a.In
		}
		if known := in.platform.libraries.lookup(u.called("").Name); known != nil {
			return in.callLibrary(e, u, known, args, a.In), a.In
		}
	}
	for _, arg := range args {
		in.escapes(arg, a.In)
	}
	if u, ok := a.V.(Unknown); ok {
		return one(a.In, u.called("")), a.In
	}
	return one(a.In, unknown), a.In
}

// constructPlatform makes a platform object. An interface that depends on the browser is none
// that a page can construct: that throws.
func (in *interp) constructPlatform(e *syntax.New, c Constructor, live Set) (Value, Set) {
	if c.I.Made || c.I.has == in.platform.profiles.All {
		return one(live, Object{I: c.I}), live
	}
	use := in.access(e, "api."+c.I.Name, live&^Ghost)
	in.throw(one(live&^Ghost, in.fault(Fault{Kind: "TypeError", Node: e, Use: use})))
	return one(live&Ghost, unknown), live & Ghost
}

// prototype returns the record that instances of a function used as a class share.
func (in *interp) prototype(c *Closure) *Record {
	if c.proto == nil {
		c.proto = in.newRecord()
	}
	return c.proto
}

// maxSites bounds the places of one class whose instances are told apart.
const maxSites = 8

// instantiate runs the fields and the constructor of a class on its instance. What one place
// makes is one object; node is nil when the outside makes it.
func (in *interp) instantiate(class *Record, node syntax.Node, args []Value, live Set) (Value, Set) {
	o := class.instance(node)
	if o == nil {
		o = in.newRecord()
		o.Proto = class.Instance
		class.made = append(class.made, made{at: node, object: o})
	}
	class.madeFor(o, live)
	if in.depth >= maxDepth {
		return one(live, o), live
	}
	return one(live, o), in.initialise(class, o, args, live)
}

func (r *Record) madeFor(o *Record, live Set) {
	for i := range r.made {
		if r.made[i].object == o {
			r.made[i].in |= live
		}
	}
}

// unmade tells whether a closure is a method of objects that the program makes only where no browser
// comes to.
func (c *Closure) unmade() bool {
	if c.Home == nil || c.Home.owner == nil {
		return false
	}
	for _, m := range c.Home.owner.made {
		if m.in.Real() != 0 {
			return false
		}
	}
	return len(c.Home.owner.made) > 0
}

// instance returns the instance that a place makes, nil when there is none yet.
func (r *Record) instance(node syntax.Node) *Record {
	for _, m := range r.made {
		if m.at == node {
			return m.object
		}
	}
	if len(r.made) == maxSites {
		return r.made[maxSites-1].object
	}
	return nil
}

func (in *interp) initialise(class, o *Record, args []Value, live Set) Set {
	if class.Proto != nil && class.Proto.Class != nil && class.Proto != class {
		in.depth++
		live = in.initialise(class.Proto, o, args, live)
		in.depth--
	}
	k := newCall(class.frame)
	k.this, k.home = one(live, o), class.Instance
	in.inside(k, class.module, func() {
		for _, m := range class.Class.Members {
			if m.Kind == syntax.FieldProperty && !m.Static {
				in.initField(o, m, live)
			}
		}
	})
	c := class.Instance.Fields["constructor"]
	if c == nil {
		return live
	}
	var on Set
	for _, a := range c.V.in(live) {
		if f, ok := a.V.(*Closure); ok {
			_, s := in.invoke(f, one(a.In, o), restrict(args, a.In), a.In)
			on |= s
		}
	}
	return on
}
