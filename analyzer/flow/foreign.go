package flow

import (
	"strconv"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// callLibrary calls a function of a library that the table knows.
func (in *interp) callLibrary(node syntax.Node, u Unknown, f *libraryFunc, args []Value, live Set) Value {
	in.happen(f.effect, node, live)
	if f.offline {
		in.happen(Offline, node, live)
	}
	if f.effect == NoEffect && !f.inert && !f.offline && f.result == namedResult && f.runs == runsLater && u.Opaque {
		in.happen(OpaqueCall, node, live)
	}
	in.transact(node, f.transaction, in.begun, live)
	in.giveRegistrations(f, first(args), live)
	in.runForeign(node, u, f, args, live)
	v := in.foreignResult(node, u, f, args, live)
	switch {
	case f.registers:
		registration := one(live, Object{I: in.platform.Interfaces["ServiceWorkerRegistration"]})
		return one(live, &Promise{Fulfilled: registration, Open: true, slow: live})
	case f.answers:
		return in.foreignPromise(node, "Response", one(live, Object{I: in.platform.Interfaces["Response"]}), f, args, live)
	case f.fails:
		return in.foreignPromise(node, "any", v, f, args, live)
	}
	return v
}

// external returns something of a library, or a global that the program does not declare.
func (in *interp) external(name string) Unknown {
	return Unknown{Opaque: true, Data: in.platform.libraries.isData(name), Name: name}
}

// serverAction is what calls of functions with the directive "use server" are looked up by: those of
// React, which run on the server when a page calls them.
const serverAction = "react#serverAction()"

// runsOnServer tells whether a call of a function is a request for the server to call it.
func (in *interp) runsOnServer(c *Closure) bool {
	return in.context() != project.ServiceWorker && (usesServer(c.Fn.Body) || usesServer(c.module.script.Program.Body))
}

func usesServer(body []syntax.Stmt) bool {
	for _, s := range body {
		x, ok := s.(*syntax.ExprStmt)
		if !ok || !x.Directive {
			return false
		}
		if text, ok := x.X.(*syntax.StringLit); ok && text.Value == "use server" {
			return true
		}
	}
	return false
}

// foreignPromise is the promise of a request that a library makes.
func (in *interp) foreignPromise(node syntax.Node, typ string, v Value, f *libraryFunc, args []Value, live Set) Value {
	m := &Member{Type: Type{Name: typ, Promise: true}, Effect: f.effect}
	if f.answers {
		m.Name = "fetch"
	}
	p := &Promise{Fulfilled: v, Open: true, slow: live}
	in.request(node, m, p, args, live)
	return one(live, p)
}

// giveRegistrations notes the functions in the options of a library that it gives a registration.
func (in *interp) giveRegistrations(f *libraryFunc, options Value, live Set) {
	for _, r := range f.registrations {
		for _, a := range in.fieldOf(options, r.name, live) {
			if c, ok := a.V.(*Closure); ok {
				in.given[c.Fn] = r.arg
			}
		}
	}
}

// runForeign runs the functions that a library is given, or has them run later.
func (in *interp) runForeign(node syntax.Node, u Unknown, f *libraryFunc, args []Value, live Set) {
	switch f.runs {
	case runsNow:
		in.callNow(args, live)
		return
	case runsAtStart:
		in.listenAll(StartEvent, node, args, live)
		return
	case runsAtEvent:
		event := eventIn(u.Name)
		if f.event >= 0 && f.event < len(args) {
			name, _ := args[f.event].Constant()
			event = name.S
		}
		in.listenAll(event, node, args, live)
		return
	default:
	}
	switch f.result {
	case argResult, callResult, stateResult, holderResult, computedResult, signalResult, contextResult, elementResult, modelResult, componentResult, instanceResult, providedResult:
		return // what becomes of the arguments is known
	default:
		for _, a := range args {
			in.escapes(a, live)
		}
	}
}

// StartEvent is the event at which functions run that a library calls when a page is opened or a
// component is shown.
const StartEvent = "start"

func (in *interp) listenAll(event string, node syntax.Node, args []Value, live Set) {
	for i, a := range args {
		for _, alt := range a.in(live) {
			if c, ok := unbound(alt.V).(*Closure); ok {
				in.later(Listener, event, nil, argument(node, i), c, alt.In)
			}
		}
	}
}

// foreignResult is what a function of a library returns.
func (in *interp) foreignResult(node syntax.Node, u Unknown, f *libraryFunc, args []Value, live Set) Value {
	named := u.called("")
	switch f.result {
	case aliasResult:
		named.Name = f.name
	case sameResult:
		named.Name = u.receiver()
	case argResult:
		return in.argOr(args, f.arg, named, live)
	case callResult:
		return in.callArg(node, args, f.arg, named, live)
	case eventResult:
		if f.arg < len(args) {
			event, _ := args[f.arg].Constant()
			named = u.called(event.S)
		}
	case holderResult:
		return one(live, in.holder(node, f.name, args, live))
	case computedResult:
		return in.computedBox(node, f.name, args, live)
	case stateResult, signalResult:
		return in.stateful(node, f.result == signalResult, args, live)
	case instanceResult:
		return in.injected(first(args), named, live)
	case contextResult:
		return one(live, in.newContext(node, args, live))
	case providedResult:
		return in.provided(first(args), named, live)
	case elementResult:
		in.renderElement(args, live)
	case modelResult:
		return in.newModel(node, args, named, live)
	case componentResult:
		return in.component(node, args, named, live)
	default:
	}
	return one(live, named)
}

// orUndefined is what a missing argument is.
func (v Value) orUndefined(live Set) Value {
	v = v.in(live)
	return v.join(one(live&^v.sets(), Undefined{}))
}

func (in *interp) argOr(args []Value, i int, otherwise Unknown, live Set) Value {
	if i < len(args) {
		return args[i].in(live)
	}
	return one(live, otherwise)
}

// callArg calls an argument and returns its result; the others are its arguments.
func (in *interp) callArg(node syntax.Node, args []Value, i int, otherwise Unknown, live Set) Value {
	if i >= len(args) || !callable(args[i]) {
		return one(live, otherwise)
	}
	v, on := in.apply(node, args[i].in(live), nil, restrict(args[i+1:], live))
	return v.in(on).join(one(live&^on, otherwise))
}

// box returns the object that a call of a library makes: at one place always the same.
func (in *interp) box(node syntax.Node) *Record {
	r := in.boxes[node]
	if r == nil {
		r = in.newRecord()
		in.boxes[node] = r
	}
	return r
}

// store adds a value to a field of an object that a library holds. Where it was never set, it is
// what it is set to first.
func (in *interp) store(r *Record, name string, live Set, v Value) {
	c := r.Fields[name]
	if c == nil {
		c = &Cell{since: r.since}
		r.put(name, c)
	}
	in.weaken(c, v.in(live))
}

// computedBox is an object with a field that is computed when it is read.
func (in *interp) computedBox(node syntax.Node, field string, args []Value, live Set) Value {
	r := in.box(node)
	in.store(r, field, live, in.gettersOf(first(args).orUndefined(live)))
	return one(live, r)
}

// stateful is an array of a value and what sets it, as useState gives it; in a signal the value is
// read by a function.
func (in *interp) stateful(node syntax.Node, signal bool, args []Value, live Set) Value {
	r := in.box(node)
	r.Array = true
	v := first(args).orUndefined(live)
	if callable(v) && !signal {
		v = in.callArg(node, args[:1], 0, unknown, live)
	}
	value := cellField
	if !signal {
		value = strconv.Itoa(0)
	}
	in.store(r, value, live, v)
	if signal {
		in.store(r, strconv.Itoa(0), live, one(live, Builtin{Name: "get", Recv: reader{r, cellField}}))
	}
	in.store(r, strconv.Itoa(1), live, one(live, Builtin{Name: "set", Recv: writer{r, value}}))
	return one(live, r)
}

// cellField is the field of an object of a library that holds what the program can't name.
const cellField = "\x00value"

// holder is an object that has a value in a field. One whose field is called $ is a store that
// components read by that sign, and that has methods which set it.
func (in *interp) holder(node syntax.Node, field string, args []Value, live Set) *Record {
	r := in.box(node)
	in.store(r, field, live, first(args).orUndefined(live))
	if field == "$" {
		for _, name := range []string{"set", "update"} {
			in.store(r, name, live, one(live, Builtin{Name: name, Recv: writer{r, field}}))
		}
		r.Open = true
	}
	return r
}

// reader is a function that returns what an object of a library holds in a field; without one, the
// object, or what a function that it is given selects from it.
type reader struct {
	r     *Record
	field string
}

func (in *interp) readModel(node syntax.Node, f reader, args []Value, live Set) Value {
	if f.field != "" {
		return in.field(f.r, f.field, true, live)
	}
	if callable(first(args).in(live)) {
		v, on := in.apply(node, args[0].in(live), nil, []Value{one(live, f.r)})
		return v.in(on).join(one(live&^on, unknown))
	}
	return one(live, f.r)
}

// modelMethod is a member of the function that reads a store of state.
func modelMethod(f reader, name string, live Set) Value {
	switch name {
	case "getState":
		return one(live, Builtin{Name: "get", Recv: f})
	case "setState":
		return one(live, Builtin{Name: "set", Recv: writer(f)})
	}
	return one(live, unknown)
}

// writer is a function that sets a field of an object of a library; without one, all fields that
// its argument has.
type writer struct {
	r     *Record
	field string
}

// writes calls a writer: with a value, or with a function of the former one.
func (in *interp) writes(node syntax.Node, w writer, args []Value, live Set) {
	v := first(args).orUndefined(live)
	if callable(v) && sole(v) == nil {
		former := one(live, w.r)
		if w.field != "" {
			former = in.field(w.r, w.field, true, live)
		}
		v = in.callArg(node, []Value{v, former}, 0, unknown, live)
	}
	if w.field == "" {
		in.hold(w.r, v)
		return
	}
	in.store(w.r, w.field, live, v)
}

// injected is an instance of the class in v that a framework makes.
func (in *interp) injected(v Value, otherwise Unknown, live Set) Value {
	var r Value
	for _, a := range v.in(live) {
		switch class := a.V.(type) {
		case *Record:
			if class.Class != nil {
				r = r.join(in.instanceOf(class, a.In))
				continue
			}
		case Unknown:
			r = r.join(one(a.In, class.called("")))
			continue
		}
		r = r.join(one(a.In, otherwise))
	}
	return r.join(one(live&^r.sets(), otherwise))
}

// instanceOf returns the instances of a class that the program makes, or one that the outside does.
func (in *interp) instanceOf(class *Record, live Set) Value {
	if len(class.made) == 0 && class.module != nil {
		in.instantiate(class, nil, in.unknownParams(class, live), live)
	}
	var v Value
	for _, m := range class.made {
		v = v.join(one(live, m.object))
	}
	return v
}
