package flow

import (
	"strconv"

	"github.com/synclint/synclint/analyzer/syntax"
)

// inOperator evaluates `name in object`.
func (in *interp) inOperator(e *syntax.Binary, live Set) (Value, Set) {
	k, live := in.eval(e.X, live)
	x, live := in.eval(e.Y, live)
	x = in.objects(in.guess(e.Y, x.in(live)))
	var v Value
	for _, a := range k.in(live) {
		name, ok := a.V.(String)
		if b, isBool := a.V.(Bool); isBool {
			name, ok = String{S: strconv.FormatBool(b.Is)}, true // as in `!'a' in b`
		}
		if ok && !name.Pattern {
			v = v.join(in.has(e, "in", name.S, x.in(a.In), false))
		} else {
			v = v.join(one(a.In, unknown))
		}
	}
	return v, live
}

// objects leaves out null and undefined where x can be something else: to look in them throws.
func (in *interp) objects(x Value) Value {
	others := in.nullish(x).F.Real()
	var r Value
	for _, a := range x {
		if isNullish(a.V) {
			a.In &^= others
		}
		r = r.add(a)
	}
	return r
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
	if m := i.Member(name); m != nil && (m.Method || !m.Nowhere()) {
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
