package flow

import (
	"strconv"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Compilers and bundlers give a module its exports by a loop over their names, which defines a
// getter for each. What is here keeps the names apart.

// maxUnrolled bounds the iterations that are evaluated one by one.
const maxUnrolled = 32

// sole returns the record that v is in every browser, nil if there is no such.
func sole(v Value) *Record {
	var only *Record
	for _, a := range v {
		r, ok := a.V.(*Record)
		switch {
		case a.In.Real() == 0:
		case !ok || only != nil:
			return nil
		default:
			only = r
		}
	}
	return only
}

// fieldNames returns the names of the fields of a record of which all fields are known.
func (in *interp) fieldNames(v Value, live Set) ([]Value, bool) {
	r := sole(v.in(live))
	if r == nil || r.Array || r.Class != nil || r.Rest != nil || r.Proto != nil || r.Open || len(r.names) > maxUnrolled {
		return nil, false
	}
	names := make([]Value, len(r.names))
	for i, name := range r.names {
		if !certain(r.Fields[name].V, live) {
			return nil, false
		}
		names[i] = one(live, String{S: name})
	}
	return names, true
}

// entries returns the names and values of a record of which all fields are known.
func (in *interp) entries(v Value, live Set) (Value, bool) {
	names, ok := in.fieldNames(v, live)
	if !ok {
		return nil, false
	}
	r := sole(v.in(live))
	pairs := make([]Value, len(names))
	for i, name := range names {
		pairs[i] = one(live, in.list([]Value{name, r.Fields[r.names[i]].V.in(live)}, live))
	}
	return one(live, in.list(pairs, live)), true
}

// certain tells whether a field has been given a value in all profiles of live.
func certain(v Value, live Set) bool {
	for _, a := range v {
		if a.V == (Undefined{}) && a.In.Has(live.Real()) {
			return false
		}
	}
	return live.Real()&^v.sets() == 0
}

// list makes an array that has exactly these elements.
func (in *interp) list(items []Value, live Set) *Record {
	r := in.newRecord()
	r.Array, r.Exact = true, true
	for i, item := range items {
		in.setField(r, strconv.Itoa(i), true, live, item)
	}
	return r
}

// listed returns the elements of arrays that have exactly these.
func (in *interp) listed(v Value, live Set) ([]Value, bool) {
	var items []Value
	var done Set // of those that are of no browser, some may have no array
	for _, a := range v.in(live) {
		r, ok := a.V.(*Record)
		switch {
		case a.In.Real() == 0:
			continue
		case !ok || !r.Array || !r.Exact || r.End != nil || r.Rest != nil || r.Open || len(r.names) > maxUnrolled:
			return nil, false
		case done == 0:
			items = make([]Value, len(r.names))
		case len(items) != len(r.names):
			return nil, false
		}
		for i, name := range r.names {
			items[i] = items[i].join(r.Fields[name].V.in((a.In | live&^live.Real()) &^ done))
		}
		done |= a.In | live&^live.Real()
	}
	return items, done != 0
}

// unrolled runs a loop over the items one by one. Inside of other loops it is run like any loop,
// or the iterations would multiply.
func (in *interp) unrolled(l loop, items []Value, live Set) Set {
	if in.loops > 0 {
		l.item = nil
		for _, item := range items {
			l.item = l.item.join(item)
		}
		return in.loop(l, live)
	}
	outerBreak, outerContinue := in.call.breaks[""], in.call.continues[""]
	in.call.breaks[""], in.call.continues[""] = parked{}, parked{}
	in.loops++
	exit := in.iterations(l, items, live)
	in.loops--
	in.call.breaks[""], in.call.continues[""] = outerBreak, outerContinue
	return exit
}

func (in *interp) iterations(l loop, items []Value, live Set) Set {
	if len(items) == 0 || live == 0 {
		return live
	}
	l.item = items[0]
	end := in.inOwnFrame(l, live)
	before := in.past
	broken := in.resume(in.call.breaks[""], 0)
	in.past = before
	in.call.breaks[""] = parked{}
	end, broken = in.fork(end, broken, func() Set { return in.iterations(l, items[1:], end) }, func() Set { return broken })
	return end | broken
}

// inOwnFrame runs an iteration. Where a function may keep the loop's variable, each iteration has
// one of its own, as in the language; what else it declares belongs to the call as ever.
func (in *interp) inOwnFrame(l loop, live Set) Set {
	b := keptVariable(l.decl)
	if b == nil {
		return in.iterate(l, live)
	}
	outer := in.call.frame
	own := &Frame{vars: map[*syntax.Binding]*Cell{}, parent: outer}
	in.call.frame = own
	end := in.iterate(l, live)
	in.call.frame = outer
	for other, c := range own.vars {
		if other != b {
			delete(own.vars, other)
			outer.vars[other] = c
		}
	}
	return end
}

// keptVariable returns the variable that a loop declares, if functions in the loop may keep it.
func keptVariable(d *syntax.VarDecl) *syntax.Binding {
	if d == nil || len(d.Decls) == 0 {
		return nil
	}
	id, ok := d.Decls[0].Target.(*syntax.Ident)
	if !ok || id.Binding == nil || id.Binding.Kind == syntax.VarBinding || !id.Binding.Captured {
		return nil
	}
	return id.Binding
}

// defineProperty evaluates Object.defineProperty of a record.
func (in *interp) defineProperty(args []Value, live Set) Value {
	if len(args) < 3 {
		return first(args)
	}
	name, known := args[1].Constant()
	known = known && !name.Pattern
	descriptor := sole(args[2].in(live))
	if descriptor == nil {
		return first(args)
	}
	var field Value
	if get := descriptor.Fields["get"]; get != nil {
		field = getters(get.V.in(live))
	} else if value := descriptor.Fields["value"]; value != nil {
		field = value.V.in(live)
	}
	for _, a := range args[0].in(live) {
		if r, ok := a.V.(*Record); ok && len(field) > 0 {
			in.setField(r, name.S, known, a.In, field.in(a.In))
		}
	}
	return first(args)
}

// create evaluates Object.create: an object that has what its prototype has.
func (in *interp) create(proto Value, live Set) Value {
	r := in.newRecord()
	if proto = proto.in(live); len(proto) == 1 {
		if p, ok := proto[0].V.(*Record); ok {
			r.Proto = p
			return one(live, r)
		}
		if _, ok := proto[0].V.(Null); ok {
			return one(live, r)
		}
	}
	r.Open = true
	return one(live, r)
}
