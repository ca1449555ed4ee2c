package flow

import (
	"cmp"
	"strconv"

	"github.com/synclint/synclint/analyzer/syntax"
)

// chain evaluates a member access or call, which may be part of an optional chain. Profiles that
// a `?.` leaves out are returned in short: the whole chain is undefined there.
func (in *interp) chain(e syntax.Expr, live Set) (v Value, on Set, short Value) {
	switch e := e.(type) {
	case *syntax.Member:
		return in.member(e, live)
	case *syntax.Call:
		return in.evalCall(e, live)
	default:
		v, live = in.eval(e, live)
		return v.in(live), live, nil
	}
}

func (in *interp) member(e *syntax.Member, live Set) (v Value, on Set, short Value) {
	x, live, short := in.chain(e.X, live)
	keys, live := in.choices(e.Key, live)
	x = in.guess(e.X, x.in(live))
	if e.Optional {
		name, _ := only(keys)
		skipped := in.nullish(x)
		in.skip(e, skipped, name)
		short = short.join(in.shorted(e, skipped))
		x = skipped.falseAlts
	}
	v, on = in.readAny(e, x, keys)
	return v, on, short
}

// keyed is a property name in the profiles that have it. It is not known when it is computed from
// something unknown.
type keyed struct {
	in    Set
	name  string // what is known of it, a pattern, if it is not known
	known bool
	tag   *Member // the member of an event that it is, if any
}

// maxKeys bounds the names that one computed key is taken apart into.
const maxKeys = 8

// choices evaluates a property name, which may differ between profiles.
func (in *interp) choices(k *syntax.Key, live Set) ([]keyed, Set) {
	if k.Private {
		return []keyed{{in: live, name: "#" + k.Name, known: true}}, live
	}
	if k.Computed == nil {
		return []keyed{{in: live, name: k.Name, known: true}}, live
	}
	v, live := in.eval(k.Computed, live)
	v = v.in(live)
	if s, ok := v.in(live.Real()).Constant(); ok && !s.Pattern {
		return []keyed{{in: live, name: s.S, known: true}}, live // the ghost may have gone another way
	}
	if len(v) > maxKeys {
		return []keyed{{in: live}}, live
	}
	list := make([]keyed, 0, len(v))
	for _, a := range v {
		switch n := a.V.(type) {
		case String:
			if !n.Pattern || len(v) == 1 {
				list = append(list, keyed{in: a.In, name: n.S, known: !n.Pattern})
				continue
			}
		case Number:
			list = append(list, keyed{in: a.In, name: strconv.FormatFloat(float64(n), 'f', -1, 64), known: true})
			continue
		case Attr:
			if n.M.Key && len(v) == 1 {
				return []keyed{{in: live, tag: n.M}}, live
			}
		}
		return []keyed{{in: live}}, live
	}
	return list, live
}

// key evaluates a property name where it has to be the same in all profiles.
func (in *interp) key(k *syntax.Key, live Set) (name string, known bool, on Set) {
	list, live := in.choices(k, live)
	name, known = only(list)
	return name, known, live
}

func only(list []keyed) (name string, known bool) {
	if len(list) != 1 || !list[0].known {
		return "", false
	}
	return list[0].name, true
}

// readAny reads the member that each choice names.
func (in *interp) readAny(e *syntax.Member, x Value, list []keyed) (v Value, on Set) {
	if len(list) == 1 {
		in.noteTable(e, x, list[0].tag)
		return in.read(e, x, list[0].name, list[0].known)
	}
	for _, k := range list {
		w, s := in.read(e, x.in(k.in), k.name, k.known)
		v = v.join(w)
		on |= s
	}
	return v, on
}

// read reads a member of each alternative of x. Where x is undefined because the platform lacks
// it, that throws.
func (in *interp) read(e *syntax.Member, x Value, name string, known bool) (v Value, on Set) {
	on = x.sets()
	// The program's own undefined or null: where it can be something else, it is that, or the
	// program would throw. Where it can't, it may only seem so, and the path is not ended.
	others := x.notNullish() &^ Ghost
	for _, a := range x {
		switch o := a.V.(type) {
		case Undefined:
			if o.Absent != nil {
				use := in.access(e, "api."+o.Absent.M.Type.Name+"."+name, a.In)
				in.throw(one(a.In, in.fault(Fault{Kind: "TypeError", Node: e.X, Absent: o.Absent, Use: use})))
				on &^= a.In &^ except(x, a.V)
				continue
			}
			v = v.join(one(a.In&^others, unknown))
		case Null:
			v = v.join(one(a.In&^others, unknown))
		case *Record:
			v = v.join(in.field(o, name, known, a.In))
		default:
			v = v.join(in.property(e, a, name, known))
		}
	}
	return in.computed(v.in(on), x, on)
}

// notNullish returns the profiles in which v can be something else than null and undefined.
func (v Value) notNullish() Set {
	var s Set
	for _, a := range v {
		switch a.V.(type) {
		case Undefined, Null:
		default:
			s |= a.In
		}
	}
	return s
}

// computed calls the getters in v, the value of a field of x.
func (in *interp) computed(v, x Value, live Set) (r Value, on Set) {
	for i, a := range v {
		g, ok := a.V.(Getter)
		if !ok {
			on |= a.In
			if r != nil {
				r = r.add(a)
			}
			continue
		}
		if r == nil {
			r = append(make(Value, 0, len(v)), v[:i]...)
		}
		w, s := in.invoke(g.Fn, x.in(a.In), nil, a.In)
		r = r.join(w.in(s))
		on |= s
	}
	if r == nil {
		return v, live
	}
	return r, on
}

// except returns the profiles in which x can be something else than v.
func except(x Value, v Abstract) Set {
	var s Set
	for _, a := range x {
		if a.V != v {
			s |= a.In
		}
	}
	return s
}

// property reads a member of something that is no record.
func (in *interp) property(e *syntax.Member, a Alt, name string, known bool) Value {
	if !known {
		_, opaque := a.V.(Unknown)
		return one(a.In, Unknown{Opaque: opaque && a.V.(Unknown).Opaque})
	}
	switch o := a.V.(type) {
	case Object:
		return in.objectMember(o, name, e, a.In)
	case Constructor:
		if name == "prototype" {
			return one(a.In, Prototype(o))
		}
		if o.I.Name == "Notification" && name == "permission" {
			in.asks("notifications")
		}
		if m := o.I.static[name]; m != nil {
			return in.attribute(Object{I: o.I}, m, e, a.In&m.has)
		}
		return one(a.In, Builtin{Name: o.I.Name + "." + name})
	case *Closure:
		if name == "prototype" {
			return one(a.In, in.prototype(o))
		}
		return one(a.In, Builtin{Name: name, Recv: a.V})
	case *Fault:
		return faultProperty(o, name, a.In)
	case Prototype:
		// Reading an attribute of a prototype throws where it exists; as a test it is never used.
		return one(a.In, unknown)
	case Builtin:
		if f, ok := o.Recv.(reader); ok && f.field == "" {
			return modelMethod(f, name, a.In)
		}
		return one(a.In, Builtin{Name: name, Recv: a.V})
	case *Promise, Method, String, Attr, Number, Bool, Regexp, keys:
		return one(a.In, Builtin{Name: name, Recv: a.V})
	case Unknown:
		return one(a.In, o.member(name))
	default:
		return one(a.In, unknown)
	}
}

// objectMember reads a member of a platform object.
func (in *interp) objectMember(o Object, name string, node syntax.Node, live Set) Value {
	m := o.I.Member(name)
	in.looks(o, live)
	if m == nil {
		if o.I.Stores {
			in.happen(Load, node, live)
		}
		if o.I.Is("GlobalScope") {
			return in.globalProperty(name, node, live)
		}
		if in.platform.complete(o.I, name) && in.platform.elsewhere(name, o.I) {
			return one(live&^Ghost, Undefined{}).join(one(live&Ghost, unknown))
		}
		if name == "hasOwnProperty" {
			return one(live, Builtin{Name: name, Recv: o})
		}
		return one(live, unknown)
	}
	v := in.attribute(o, m, node, live&m.has)
	in.mayHang(node, live&m.has&m.Pends)
	if missing := live &^ m.has; missing != 0 {
		absent := in.absence(m, node)
		absent.Guess = o.Guess
		v = v.join(one(missing, Undefined{Absent: absent}))
	}
	return v
}

// globalProperty reads window.NAME or self.NAME: a global of the program, an interface object, or
// something that is not known.
func (in *interp) globalProperty(name string, node syntax.Node, live Set) Value {
	if c := in.globals[name]; c != nil {
		return c.V.in(live)
	}
	if i := in.platform.Interfaces[name]; i != nil {
		has := i.has
		if !in.exposed(i) {
			has = Ghost
		}
		absent := &Member{Name: name, Of: in.global.I, Feature: "api." + name, Type: Type{Name: name}, has: has}
		v := one(live&has, Constructor{I: i})
		return v.join(one(live&^has, Undefined{Absent: in.absence(absent, node)}))
	}
	if b, ok := builtinGlobal(name); ok {
		return one(live, b)
	}
	return one(live, Unknown{Name: name})
}

// attribute returns the value of a member that is there.
func (in *interp) attribute(o Object, m *Member, node syntax.Node, live Set) Value {
	if live == 0 {
		return nil
	}
	if m.Method {
		return one(live, Method{M: m, Recv: o})
	}
	if m.Verdict && o.Refused != nil {
		refused := o.Refused.Bit
		in.check(node, live&refused)
		return boolean(live&Trials&^refused, live&refused, nil).join(one(live&^Trials, Attr{M: m}))
	}
	if in.probing != nil && m.Name == "tag" && o.I.Repeats {
		return one(live, in.probed)
	}
	if a := in.act.Attempt; a != nil && o.I.Repeats {
		a.Read[m] |= live
		switch {
		case m.Key && a.tag != "":
			return one(live, String{S: a.tag})
		case m.Last:
			return boolean(0, live&Trials&^Fair, nil).join(one(live&Fair|live&^Trials, Attr{M: m}))
		}
	}
	if m.Data {
		return in.posted(live)
	}
	v := in.typed(m, live).of(o.Of)
	if m.Type.Promise {
		return one(live, &Promise{Fulfilled: v.in(^m.Pends), slow: live})
	}
	return v.handedOn(o)
}

// typed returns a value of the member's type, or of what its promise is fulfilled with.
func (in *interp) typed(m *Member, live Set) Value {
	var v Value
	switch t := m.Type.Name; t {
	case "undefined":
		v = one(live, Undefined{})
	case "any":
		v = one(live, unknown)
		if m.Clue {
			v = one(live, Unknown{Of: m})
		}
	case "boolean", "number", "string":
		others := live
		for _, k := range m.Known {
			v = v.join(one(live&k.In, String{S: k.Text}))
			others &^= k.In
		}
		v = v.join(one(others, Attr{M: m}))
	default:
		v = one(live, Object{I: in.platform.Interfaces[t]})
	}
	if m.Type.Nullable {
		v = v.in(^m.Null).join(one(live, Null{}))
	}
	if m.Type.List {
		list := in.newRecord()
		list.Array, list.Rest = true, in.newCell(v)
		v = one(live, list)
	}
	return v
}

// access records a use that is no call: reading a member of a missing object, or a missing
// global.
func (in *interp) access(node syntax.Node, gate string, missing Set) *Use {
	return in.use(Use{Node: node, Gate: gate, Absent: missing})
}

// use records an evaluation of a use.
func (in *interp) use(u Use) *Use {
	u.Script, u.Path, u.Branch, u.In = in.module.script, in.path, in.branch, in.act
	reached := u.Present | u.Absent | u.Skipped
	u.Opaque, u.Likely = in.opaque&reached, reached&^in.unlikely
	u.Failed = u.Present & in.past.failed
	key := useKey{u.Node, u.Path, u.Gate, in.site.caller()}
	if known := in.act.seen.use(key); known != nil {
		known.Present |= u.Present
		known.Absent |= u.Absent
		known.Skipped |= u.Skipped
		known.Likely |= u.Likely
		known.Rejects |= u.Rejects
		known.Failed |= u.Failed
		known.Opaque |= u.Opaque
		known.Nowhere = cmp.Or(known.Nowhere, u.Nowhere)
		known.Fresh = cmp.Or(known.Fresh, u.Fresh)
		if known.Args == nil {
			known.Args = u.Args
		}
		known.cameFrom(in.site)
		return known
	}
	u.Stored = in.act.hasStored()
	u.cameFrom(in.site)
	in.act.seen.uses[key] = &u
	in.act.Uses = append(in.act.Uses, &u)
	return &u
}

// skip records the uses that an optional chain leaves out, and the test that it is.
func (in *interp) skip(e *syntax.Member, skipped truth, name string) {
	for _, a := range skipped.trueAlts {
		if u, ok := a.V.(Undefined); ok && u.Absent != nil {
			in.test(Test{
				Form: "optional-chain", Node: e, Name: u.Absent.M.Name, On: u.Absent.M.Of.Name,
				Gate: u.Absent.M.Feature, True: skipped.F, False: skipped.T,
			})
			in.use(Use{Node: e, Gate: "api." + u.Absent.M.Type.Name + "." + name, Skipped: a.In})
		}
	}
}

// shorted returns the value of a chain that a `?.` has cut off: undefined, and where a missing
// member is the reason, undefined because of it.
func (in *interp) shorted(node syntax.Node, skipped truth) Value {
	var v Value
	for _, a := range skipped.trueAlts {
		if u, ok := a.V.(Undefined); ok && u.Absent != nil {
			m := *u.Absent.M
			m.Type = Type{Name: "result"}
			v = v.join(one(a.In, Undefined{Absent: in.absence(&m, node)}))
			continue
		}
		v = v.join(one(a.In, Undefined{}))
	}
	return v
}
