package flow

import (
	"slices"
	"strconv"

	"github.com/synclint/synclint/analyzer/syntax"
)

// A Map or a Set is a record whose entries are a record of their own: under their keys where these
// are known, together where not. What is taken out of it may still be there.

// collection makes a Map, a Set or a weak one, with what it is given.
func (in *interp) collection(name string, args []Value, live Set) Value {
	r := in.newRecord()
	r.entries = in.newRecord()
	r.pairs = name == "Map" || name == "WeakMap"
	for _, a := range first(args).in(live) {
		from, ok := a.V.(*Record)
		switch {
		case a.V == (Undefined{}) || a.V == (Null{}):
		case !ok || !from.Array && from.entries == nil:
			r.entries.Open = true
		case !r.pairs:
			in.setField(r.entries, "", false, a.In, in.elements(Value{a}, a.In))
		default:
			in.putPairs(r.entries, in.elements(Value{a}, a.In))
		}
	}
	return one(live, r)
}

// putPairs adds entries, each an array of a key and a value.
func (in *interp) putPairs(entries *Record, pairs Value) {
	for _, a := range pairs {
		pair, ok := a.V.(*Record)
		if !ok || !pair.Array {
			entries.Open = true
			continue
		}
		in.put(entries, in.index(pair, 0, a.In), in.index(pair, 1, a.In), a.In)
	}
}

func (in *interp) put(entries *Record, key, v Value, live Set) {
	name, known := entries.entryName(key)
	in.setField(entries, name, known, live, v)
}

// maxKeyObjects bounds the objects that are told apart as keys of a collection.
const maxKeyObjects = 64

// entryName returns the name of the entry that a key stands for, if the key is one string or one
// object.
func (r *Record) entryName(key Value) (string, bool) {
	if k, ok := key.Constant(); ok && !k.Pattern {
		return k.S, true
	}
	object := sole(key)
	if object == nil {
		return "", false
	}
	i := slices.Index(r.keys, object)
	if i < 0 {
		if i = len(r.keys); i == maxKeyObjects {
			return "", false
		}
		r.keys = append(r.keys, object)
	}
	return "\x00" + strconv.Itoa(i), true
}

// collectionMember reads a member of a collection.
func collectionMember(r *Record, name string, live Set) Value {
	if name == "size" {
		return one(live, Unknown{Opaque: r.entries.derived(0)})
	}
	return one(live, Builtin{Name: name, Recv: r})
}

// collectionMethod calls a method of a collection.
func (in *interp) collectionMethod(node syntax.Node, r *Record, name string, args []Value, live Set) Value {
	switch {
	case name == "add" && !r.pairs && len(args) > 0:
		in.fill(r, node, args[0])
		in.setField(r.entries, "", false, live, args[0])
		return one(live, r)
	case name == "set" && r.pairs && len(args) > 1:
		in.fill(r, node, args[1])
		in.put(r.entries, args[0], args[1], live)
		return one(live, r)
	case name == "get" && r.pairs:
		in.recall(r, live)
		name, known := r.entries.entryName(first(args).in(live))
		return in.field(r.entries, name, known, live)
	case name == "forEach":
		return in.arrayMethod(node, in.several(in.kept(r, live), live), name, args, live)
	case name == "values", name == "keys" && !r.pairs:
		return one(live, in.several(in.kept(r, live), live))
	case name == "entries":
		return one(live, in.several(in.elements(one(live, r), live), live))
	}
	return one(live, Unknown{Opaque: r.entries.derived(0)})
}

// kept returns the values of a collection, joined.
func (in *interp) kept(r *Record, live Set) Value {
	in.recall(r, live)
	var v Value
	for _, name := range r.entries.names {
		v = v.join(r.entries.Fields[name].V.in(live))
	}
	if r.entries.Rest != nil {
		v = v.join(r.entries.Rest.V.in(live))
	}
	if r.entries.Open {
		v = v.join(one(live, unknown))
	}
	return v
}

// several makes an array of any number of elements that are v.
func (in *interp) several(v Value, live Set) *Record {
	r := in.newRecord()
	r.Array, r.Exact = true, true
	if len(v) > 0 {
		in.setField(r, "", false, live, v)
	}
	return r
}

// entry is what an iteration over a collection gives.
func (in *interp) entry(r *Record, live Set) Value {
	v := in.kept(r, live)
	if !r.pairs || len(v) == 0 {
		return v
	}
	pair := in.newRecord()
	pair.Array, pair.Exact = true, true
	in.setField(pair, "0", true, live, one(live, unknown))
	in.setField(pair, "1", true, live, v)
	return one(live, pair)
}
