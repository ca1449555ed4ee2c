package flow

import (
	"slices"
	"strconv"

	"github.com/synclint/synclint/analyzer/syntax"
)

func (in *interp) newRecord() *Record {
	return &Record{Fields: map[string]*Cell{}, since: in.forks}
}

// object evaluates an object literal.
func (in *interp) object(e *syntax.ObjectLit, live Set) (Value, Set) {
	r := in.newRecord()
	for _, p := range e.Props {
		if p.Kind == syntax.SpreadProperty {
			x := p.Value
			if s, ok := x.(*syntax.Spread); ok {
				x = s.X // as an expression of its own it would be spread like an array
			}
			var v Value
			v, live = in.eval(x, live)
			in.spread(r, v.in(live))
			continue
		}
		name, known, on := in.key(p.Key, live)
		live = on
		var v Value
		if f, ok := p.Value.(*syntax.Function); ok {
			v = one(live, in.function(f, live, r))
			in.names[f] = funcName{member: name}
		} else {
			v, live = in.eval(p.Value, live)
		}
		switch p.Kind {
		case syntax.GetProperty:
			v = getters(v)
		case syntax.SetProperty:
			if c, ok := v[0].V.(*Closure); ok {
				r.setter(name, c)
			}
			continue
		default:
		}
		in.setField(r, name, known, live, v.in(live))
	}
	return in.remember(e, one(live, r)), live
}

// setter adds the setter of a field.
func (r *Record) setter(name string, c *Closure) {
	if r.setters == nil {
		r.setters = map[string]*Closure{}
	}
	r.setters[name] = c
}

// findSetter looks a setter up in a record and its prototypes.
func findSetter(r *Record, name string) *Closure {
	for depth := 0; r != nil && depth < 32; depth++ {
		if c := r.setters[name]; c != nil {
			return c
		}
		r = r.Proto
	}
	return nil
}

// getters makes functions the getters of a field.
func getters(v Value) Value {
	var r Value
	for _, a := range v {
		if c, ok := a.V.(*Closure); ok {
			r = append(r, Alt{a.In, Getter{c}})
		}
	}
	return r
}

// maxSpread bounds the fields that are copied from one record to another.
const maxSpread = 128

// spread copies the fields of the records in v.
func (in *interp) spread(r *Record, v Value) {
	for _, a := range v {
		in.looks(a.V, a.In)
	}
	r.take(v, func(name string, s Set, field Value) { in.setField(r, name, true, s, field) })
}

// take puts the fields of the records in v into r; what is no record may have any.
func (r *Record) take(v Value, put func(name string, s Set, field Value)) {
	for _, a := range v {
		from, ok := a.V.(*Record)
		if !ok {
			r.Open = true
			continue
		}
		r.Open = r.Open || from.Open
		for i, name := range from.names {
			if i == maxSpread {
				r.Open = true
				break
			}
			put(name, a.In, from.Fields[name].V.in(a.In))
		}
	}
}

// put makes c the place of a field.
func (r *Record) put(name string, c *Cell) {
	if r.Fields[name] == nil {
		r.names = append(r.names, name)
	}
	r.Fields[name] = c
}

// array evaluates an array literal. One that is empty may be filled anywhere.
func (in *interp) array(e *syntax.ArrayLit, live Set) (Value, Set) {
	r := in.newRecord()
	r.Array, r.Exact = true, len(e.Elems) > 0
	for i, x := range e.Elems {
		if x == nil {
			r.Exact = false
			continue
		}
		var v Value
		v, live = in.eval(x, live)
		if _, ok := x.(*syntax.Spread); ok {
			in.setField(r, "", false, live, v.in(live))
			continue
		}
		if i < 16 {
			in.setField(r, strconv.Itoa(i), true, live, v.in(live))
			continue
		}
		in.setField(r, "", false, live, v.in(live))
	}
	return in.remember(e, one(live, r)), live
}

// elements returns what an iteration over v can give.
func (in *interp) elements(v Value, live Set) Value {
	var r Value
	for _, a := range v.in(live) {
		rec, ok := a.V.(*Record)
		if ok {
			in.recall(rec, a.In)
		}
		if ok && rec.entries != nil {
			r = r.join(in.entry(rec, a.In))
			continue
		}
		if !ok || !rec.Array {
			in.looks(a.V, a.In)
			r = r.join(one(a.In, Unknown{Opaque: isOpaque(a.V)}))
			continue
		}
		for _, name := range rec.names {
			r = r.join(rec.Fields[name].V.in(a.In))
		}
		if rec.Rest != nil {
			r = r.join(rec.Rest.V.in(a.In))
		}
		if rec.Open || len(r) == 0 && !rec.Exact {
			r = r.join(one(a.In, unknown))
		}
	}
	return r
}

// ends returns how an iteration over v ends where that is not a matter of course: promises, and
// any value where it is. It is nil where it is so for all of v.
func ends(v Value, live Set) Value {
	var r Value
	generated := false
	for _, a := range v.in(live) {
		if rec, ok := a.V.(*Record); ok && rec.End != nil {
			generated = true
			r = r.join(one(a.In, rec.End))
			continue
		}
		r = r.join(one(a.In, Undefined{}))
	}
	if !generated {
		return nil
	}
	return r
}

// findField looks a name up in a record and its prototypes.
func (in *interp) findField(r *Record, name string) *Cell {
	for depth := 0; r != nil && depth < 32; depth++ {
		if c := r.Fields[name]; c != nil {
			return c
		}
		r = r.Proto
	}
	return nil
}

// field reads a field.
func (in *interp) field(r *Record, name string, known bool, live Set) Value {
	if !known {
		in.recall(r, live)
		return in.anyField(r, name, live)
	}
	if c := in.findField(r, name); c != nil {
		return c.V.in(live)
	}
	if r.entries != nil {
		return collectionMember(r, name, live)
	}
	if r.Array {
		if i, err := strconv.Atoi(name); err == nil {
			return in.index(r, i, live)
		}
		return one(live, Builtin{Name: name, Recv: r})
	}
	if r.Class != nil && name == "prototype" && r.Instance != nil {
		return one(live, r.Instance)
	}
	if open(r) {
		return one(live, unknown)
	}
	if r.Rest != nil {
		return r.Rest.V.in(live).join(one(live, Undefined{}))
	}
	if b, ok := objectMethod(name, r); ok {
		return one(live, b)
	}
	return one(live, Undefined{})
}

// Plain tells whether all members of a record are in sight, and none of them tells what it is as a text or
// a number. Arrays, classes and collections are not plain.
func (r *Record) Plain() bool {
	if r.Array || r.Class != nil || r.entries != nil || r.Rest != nil || open(r) {
		return false
	}
	for depth := 0; r != nil && depth < 32; depth++ {
		if r.Fields["toString"] != nil || r.Fields["valueOf"] != nil {
			return false
		}
		r = r.Proto
	}
	return true
}

// Names returns the names of the fields of a record, in the order of their making.
func (r *Record) Names() []string { return slices.Clone(r.names) }

// open tells whether a record or one of its prototypes may have fields that are not known.
func open(r *Record) bool {
	for depth := 0; r != nil && depth < 32; depth++ {
		if r.Open {
			return true
		}
		r = r.Proto
	}
	return false
}

func objectMethod(name string, r *Record) (Builtin, bool) {
	switch name {
	case "hasOwnProperty", "toString", "valueOf", "propertyIsEnumerable", "call", "apply", "bind":
		return Builtin{Name: name, Recv: r}, true
	}
	return Builtin{}, false
}

// maxJoined bounds the fields of a record that are joined when it is read under a name that is
// not known.
const maxJoined = 64

// anyField reads a field whose name is not known; of a name that is known in part it is a pattern, else
// it is "".
func (in *interp) anyField(r *Record, pattern string, live Set) Value {
	v := one(live, Undefined{})
	if open(r) {
		v = one(live, unknown)
	}
	for i, name := range r.names {
		if i == maxJoined {
			v = v.join(one(live, unknown))
			break
		}
		if pattern == "" || matches(pattern, name) {
			v = v.join(r.Fields[name].V.in(live))
		}
	}
	if r.Rest != nil {
		v = v.join(r.Rest.V.in(live))
	}
	return v
}

// setField writes a field. A record stands for all objects made at its place, so that a later
// write of another value adds to what is there only inside a fork; see set.
func (in *interp) setField(r *Record, name string, known bool, live Set, v Value) {
	if !known {
		if r.Rest == nil {
			r.Rest = &Cell{since: r.since}
		}
		in.weaken(r.Rest, v.in(live))
		return
	}
	c := r.Fields[name]
	if c == nil {
		c = &Cell{since: r.since}
		if live != in.all {
			c.V = one(in.all&^live, Undefined{})
		}
		r.put(name, c)
	}
	in.set(c, live, v)
}

// this returns the receiver of the present function.
func (in *interp) this(live Set) Value {
	if in.call.fn == nil && (in.module == nil || !in.module.script.Program.Module) {
		return one(live, in.global)
	}
	if v := in.call.this.in(live); len(v) > 0 {
		return v.join(one(live&^v.sets(), unknown))
	}
	return one(live, unknown)
}

// super returns what super.name is.
func (in *interp) super(name string, live Set) Value {
	if in.call.home != nil && in.call.home.Proto != nil {
		return in.field(in.call.home.Proto, name, true, live)
	}
	return one(live, unknown)
}

// index reads the i-th element of an array.
func (in *interp) index(r *Record, i int, live Set) Value {
	in.recall(r, live)
	var v Value
	if c := r.Fields[strconv.Itoa(i)]; c != nil {
		v = c.V.in(live)
	}
	if r.Rest != nil {
		v = v.join(r.Rest.V.in(live))
	}
	if missing := live &^ v.sets(); missing != 0 {
		if r.Open {
			return v.join(one(missing, unknown))
		}
		return v.join(one(missing, Undefined{}))
	}
	return v
}
