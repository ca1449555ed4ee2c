package flow

import (
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// builtinGlobal returns a global of the language or one that is the same in all browsers.
func builtinGlobal(name string) (Builtin, bool) {
	switch name {
	case "Promise", "Object", "Array", "JSON", "Math", "Date", "String", "Number", "Boolean", "Symbol",
		"Map", "Set", "WeakMap", "WeakSet", "WeakRef", "BigInt", "RegExp", "Reflect", "Proxy", "Intl",
		"Error", "TypeError", "RangeError", "SyntaxError", "DOMException", "AggregateError",
		"ArrayBuffer", "Uint8Array", "Uint16Array", "Uint32Array", "Int32Array", "Float32Array",
		"Float64Array", "DataView", "Function", "parseInt", "parseFloat", "isNaN", "isFinite",
		"encodeURIComponent", "decodeURIComponent", "encodeURI", "decodeURI", "escape", "unescape",
		"URL", "URLSearchParams", "Headers", "Request", "FormData", "Blob", "File", "FileReader",
		"AbortController", "AbortSignal", "TextEncoder", "TextDecoder", "CustomEvent", "MessageChannel",
		"ReadableStream", "TransformStream", "IDBKeyRange", "MutationObserver", "IntersectionObserver",
		"ResizeObserver", "PerformanceObserver", "Image", "Audio", "NaN", "Infinity":
		return Builtin{Name: name}, true
	}
	return Builtin{}, false
}

// builtin calls a function of the language.
func (in *interp) builtin(node syntax.Node, f Builtin, args []Value, live Set) (Value, Set) {
	switch recv := f.Recv.(type) {
	case *Promise:
		return in.promiseMethod(node, recv, f.Name, args, live), live
	case *module:
		return in.requireCall(recv, args, live), live
	case resolver:
		in.settleBy(recv, args, live)
		return one(live, Undefined{}), live
	case reader:
		return in.readModel(node, recv, args, live), live
	case writer:
		in.writes(node, recv, args, live)
		return one(live, Undefined{}), live
	case Builtin:
		return in.static(node, recv.Name, f.Name, args, live), live
	case Attr:
		return in.attrMethod(node, recv, f.Name, args, live), live
	case String:
		if v, ok := in.stringMethod(recv, f.Name, args, live); ok {
			return v, live
		}
	case Regexp:
		if f.Name == "test" {
			return in.regexpTest(node, recv, args, live), live
		}
	case *Closure, Method:
		return in.functionMethod(node, recv.(Abstract), f.Name, args, live)
	case *Record:
		return in.recordMethod(node, recv, f.Name, args, live), live
	case keys:
		switch f.Name {
		case "includes":
			return in.ownTest(node, recv.Object, args, live), live
		case "indexOf":
			return indexes(in.ownTest(node, recv.Object, args, live)), live
		}
	case Object:
		return in.objectCall(node, recv, f.Name, args, live), live
	}
	in.drop(node, in.callNow(args, live))
	in.hideAll(args)
	if f.Name == "Boolean" && f.Recv == nil {
		v := in.negate(in.negate(first(args)))
		if len(v) > 0 {
			return v, live
		}
	}
	return one(live, Unknown{Opaque: derived(args, 0), Of: madeOf(args...).Of}), live
}

// derived tells whether a feature test may have gone into the values, so that what the language
// makes of them may as well be one.
func derived(args []Value, depth int) bool {
	for _, v := range args {
		for _, a := range v {
			switch x := a.V.(type) {
			case Bool:
				if x.Why != nil {
					return true
				}
			case Unknown:
				if isOpaque(x) {
					return true
				}
			case *Record:
				if depth < 3 && x.derived(depth) {
					return true
				}
			}
		}
	}
	return false
}

// maxDerived bounds the fields that are searched for a feature test.
const maxDerived = 32

func (r *Record) derived(depth int) bool {
	var fields []Value
	for _, name := range r.names[:min(len(r.names), maxDerived)] {
		fields = append(fields, r.Fields[name].V)
	}
	if r.Rest != nil {
		fields = append(fields, r.Rest.V)
	}
	return derived(fields, depth+1)
}

func first(args []Value) Value {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// callNow runs functions that are given to code of the language, which calls them at once, and
// returns what they return.
func (in *interp) callNow(args []Value, live Set) Value {
	var results Value
	for _, arg := range args {
		for _, a := range arg {
			c, ok := a.V.(*Closure)
			if !ok {
				continue
			}
			in.maybe(a.In&live, func() {
				v, on := in.invoke(c, nil, in.unknownArgs(c, a.In&live), a.In&live)
				results = results.join(v.in(on))
			})
		}
	}
	return results
}

// listOf returns what code of the language makes of the results of a function that it calls for
// each of many: an array, of which it matters what it holds only if that is promises.
func (in *interp) listOf(results Value, live Set, opaque bool) Value {
	for _, a := range results {
		if _, ok := a.V.(*Promise); ok {
			r := in.newRecord()
			r.Array, r.Open = true, true
			in.setField(r, "", false, live, results)
			return one(live, r)
		}
	}
	return one(live, Unknown{Opaque: opaque})
}

func (in *interp) unknownArgs(c *Closure, live Set) []Value {
	args := make([]Value, len(c.Fn.Params))
	for i := range args {
		args[i] = one(live, unknown)
	}
	return args
}

func (in *interp) promiseMethod(node syntax.Node, p *Promise, name string, args []Value, live Set) Value {
	arg := func(i int) Value {
		if i < len(args) {
			return args[i]
		}
		return nil
	}
	switch name {
	case "then":
		return in.then(node, p, arg(0), arg(1), live)
	case "catch":
		return in.then(node, p, nil, arg(0), live)
	case "finally":
		return in.finally(node, p, arg(0), live)
	}
	// A method that a library has given it, such as json: it gives a promise that fails as this does.
	q := *p
	q.Fulfilled = one(p.Fulfilled.sets()&live, unknown)
	return one(live, &q)
}

// static calls Promise.all, Object.keys and other functions of the language's objects.
func (in *interp) static(node syntax.Node, object, name string, args []Value, live Set) Value {
	for _, a := range first(args).in(live) {
		if r, ok := a.V.(*Record); ok {
			in.recall(r, a.In)
		}
	}
	switch object + "." + name {
	case "Promise.resolve":
		p := &Promise{}
		v := first(args)
		if len(v) == 0 {
			v = one(live, Undefined{})
		}
		p.adopt(v)
		return one(live, p)
	case "Promise.reject":
		return one(live, &Promise{Rejected: first(args)})
	case "Promise.all", "Promise.race", "Promise.allSettled", "Promise.any":
		return in.combine(node, name, first(args), live)
	case "Object.keys", "Object.getOwnPropertyNames", "Reflect.ownKeys":
		return in.ownKeys(first(args), live)
	case "Object.entries":
		if v, ok := in.entries(first(args), live); ok {
			return v
		}
	case "hasOwnProperty.call":
		if len(args) == 2 {
			if k, ok := args[1].Constant(); ok {
				return in.has(node, "own", k.S, args[0], true)
			}
		}
	case "Object.hasOwn", "Reflect.has":
		if len(args) == 2 {
			if k, ok := args[1].Constant(); ok {
				return in.has(node, "own", k.S, args[0], name == "hasOwn")
			}
		}
	case "Object.assign":
		for _, a := range first(args) {
			if r, ok := a.V.(*Record); ok {
				for _, from := range args[1:] {
					in.spread(r, from)
				}
			}
		}
		return first(args)
	case "Object.freeze", "Object.seal":
		return first(args)
	case "Object.defineProperty":
		return in.defineProperty(args, live)
	case "Object.create":
		return in.create(first(args), live)
	}
	results := in.callNow(args, live)
	if object+"."+name == "Array.from" {
		return in.listOf(results, live, derived(args, 0))
	}
	in.drop(node, results)
	in.hideAll(args)
	if object+"."+name == "JSON.stringify" && !derived(args, 0) {
		return one(live, String{S: "*", Pattern: true, JSON: true})
	}
	return one(live, Unknown{Opaque: derived(args, 0)})
}

// keys is the result of Object.keys of a platform object.
type keys struct{ Object Object }

func (keys) abstract() {}

func (in *interp) ownKeys(v Value, live Set) Value {
	if names, ok := in.fieldNames(v, live); ok {
		return one(live, in.list(names, live))
	}
	var r Value
	for _, a := range v.in(live) {
		if o, ok := a.V.(Object); ok {
			r = r.join(one(a.In, keys{o}))
		} else {
			r = r.join(one(a.In, unknown))
		}
	}
	return r
}

// ownTest evaluates whether a platform object has a property of its own. Most of its members are
// getters of the prototype.
func (in *interp) ownTest(node syntax.Node, o Object, args []Value, live Set) Value {
	if k, ok := first(args).Constant(); ok && !k.Pattern {
		return in.has(node, "own", k.S, one(live, o), true)
	}
	return one(live, unknown)
}

// objectCall calls a method of a platform object that the table does not list.
func (in *interp) objectCall(node syntax.Node, o Object, name string, args []Value, live Set) Value {
	if name == "hasOwnProperty" {
		return in.ownTest(node, o, args, live)
	}
	for _, a := range args {
		in.escapes(a, live)
	}
	return one(live, unknown)
}

// attrMethod calls a method of a string that the platform gave, such as event.tag.startsWith.
func (in *interp) attrMethod(node syntax.Node, a Attr, name string, args []Value, live Set) Value {
	if s, ok := first(args).Constant(); ok {
		switch name {
		case "startsWith":
			in.noteTag(node, one(live, a), String{S: s.S + "*", Pattern: true})
		case "endsWith":
			in.noteTag(node, one(live, a), String{S: "*" + s.S, Pattern: true})
		case "includes", "indexOf":
			in.noteTag(node, one(live, a), String{S: "*" + s.S + "*", Pattern: true})
		}
	}
	for _, arg := range first(args) {
		if r, ok := arg.V.(Regexp); ok && (name == "match" || name == "search") {
			in.noteTag(node, one(live, a), r.tags())
		}
	}
	switch name {
	case "toString", "trim", "toLowerCase", "toUpperCase", "slice", "replace", "substring":
		return one(live, a)
	}
	return one(live, Unknown{Of: clueOf(a)})
}

// functionMethod calls call, apply or bind of a function.
func (in *interp) functionMethod(node syntax.Node, f Abstract, name string, args []Value, live Set) (Value, Set) {
	switch name {
	case "call":
		return in.applyOne(node, Alt{live, f}, first(args), restrict(args[min(1, len(args)):], live))
	case "apply":
		return in.applyOne(node, Alt{live, f}, first(args), []Value{one(live, unknown), one(live, unknown)})
	case "bind":
		if len(args) < 2 {
			return one(live, f), live
		}
		return one(live, in.bound(node, f, restrict(args, live))), live
	}
	return one(live, unknown), live
}

type boundKey struct {
	node syntax.Node
	f    Abstract
}

// bound makes a function with its first arguments; the same one each time at the same place.
func (in *interp) bound(node syntax.Node, f Abstract, args []Value) *Bound {
	key := boundKey{node, f}
	b := in.bounds[key]
	if b == nil {
		b = &Bound{f: f}
		in.bounds[key] = b
	}
	b.this, b.args = args[0], args[1:]
	return b
}

// unbound returns the function that v is bound from, or v itself.
func unbound(v Abstract) Abstract {
	for {
		b, ok := v.(*Bound)
		if !ok {
			return v
		}
		v = b.f
	}
}

// recordMethod calls a method that every object or array has.
func (in *interp) recordMethod(node syntax.Node, r *Record, name string, args []Value, live Set) Value {
	if name == "hasOwnProperty" {
		if k, ok := first(args).Constant(); ok {
			return in.has(node, "own", k.S, one(live, r), true)
		}
	}
	if r.entries != nil {
		return in.collectionMethod(node, r, name, args, live)
	}
	switch name {
	case "push", "unshift", "add":
		for _, a := range args {
			in.fill(r, node, a)
			in.setField(r, "", false, live, a)
		}
		return one(live, unknown)
	case "pop", "shift", "splice", "fill", "copyWithin":
		r.Exact = false
	case "includes", "indexOf":
		return in.listTest(node, r, name, first(args), live)
	case "join":
		return one(live, unknown)
	}
	return in.arrayMethod(node, r, name, args, live)
}

// arrayMethod runs a callback of an array method on the elements.
func (in *interp) arrayMethod(node syntax.Node, r *Record, name string, args []Value, live Set) Value {
	if name == "every" || name == "some" {
		if v, ok := in.quantify(node, r, name, first(args), live); ok {
			return v
		}
	}
	if items, ok := in.listed(one(live, r), live); ok && name == "forEach" && in.loops == 0 {
		for i, item := range items {
			v, on := in.apply(node, first(args).in(live), nil, []Value{item, one(live, Number(i)), one(live, r)})
			in.drop(node, v.in(on))
		}
		return one(live, Undefined{})
	}
	item := in.elements(one(live, r), live)
	result := in.newRecord()
	result.Array, result.Open = true, true
	var last, initial Value
	if len(args) > 1 {
		initial = args[1]
	}
	in.hideAll(args)
	for _, a := range first(args) {
		c, ok := a.V.(*Closure)
		if !ok {
			continue
		}
		in.maybe(a.In, func() {
			args := []Value{item, one(a.In, unknown), one(a.In, r)}
			if name == "reduce" {
				args = []Value{one(a.In, unknown).join(initial.in(a.In)), item}
			}
			v, on := in.invoke(c, nil, args, a.In)
			switch name {
			case "map", "flatMap":
				in.setField(result, "", false, on, v.in(on))
			case "reduce":
				last = last.join(v.in(on))
			default:
				in.drop(node, v)
			}
		})
	}
	switch name {
	case "map", "flatMap":
		return one(live, result)
	case "reduce":
		return last.join(one(live, unknown))
	case "filter", "slice", "concat", "reverse", "sort":
		return one(live, r)
	case "find", "at", "pop", "shift":
		return item.join(one(live, Undefined{}))
	}
	return one(live, unknown)
}

// resolver is the resolve or reject function of new Promise.
type resolver struct {
	p      *Promise
	reject bool
	by     *Activation // that has made the promise
}

func (in *interp) settleBy(r resolver, args []Value, live Set) {
	in.act.Tied = true
	if in.act != r.by {
		live &^= Trials // which have been on the promise where it was made
	}
	v := first(args).in(live)
	if len(v) == 0 {
		v = one(live, Undefined{})
	}
	if r.reject {
		r.p.Rejected = r.p.Rejected.join(in.likely(v))
		return
	}
	r.p.adopt(v)
}

// constructBuiltin makes an object of the language.
func (in *interp) constructBuiltin(e *syntax.New, f Builtin, args []Value, live Set) (Value, Set) {
	switch {
	case f.Name == "Promise":
		return in.newPromise(e, args, live), live
	case f.Name == "Map", f.Name == "Set", f.Name == "WeakMap", f.Name == "WeakSet":
		return in.remember(e, in.collection(f.Name, args, live)), live
	case f.Name == "CustomEvent":
		return in.newEvent(args, live), live
	case strings.HasSuffix(f.Name, "Error"):
		return one(live, in.newError(f.Name)), live
	}
	for _, a := range args {
		in.escapes(a, live)
	}
	return one(live, Unknown{Opaque: derived(args, 0)}), live
}
