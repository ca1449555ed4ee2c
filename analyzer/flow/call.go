package flow

import "github.com/synclint/synclint/analyzer/syntax"

// evalCall evaluates a call, its callee as part of an optional chain.
func (in *interp) evalCall(e *syntax.Call, live Set) (v Value, on Set, short Value) {
	if m, ok := e.Callee.(*syntax.Member); ok {
		return in.methodCall(e, m, live)
	}
	f, live, short := in.chain(e.Callee, live)
	if e.Optional {
		n := in.nullish(f)
		short = short.join(in.shorted(e, n))
		f, live = n.falseAlts, n.F
	}
	args, live := in.args(e.Args, live)
	v, on = in.apply(e, f.in(live), nil, args)
	return v, on, short
}

// methodCall evaluates x.name(...).
func (in *interp) methodCall(e *syntax.Call, m *syntax.Member, live Set) (v Value, on Set, short Value) {
	x, live, short := in.chain(m.X, live)
	keys, live := in.choices(m.Key, live)
	name, _ := only(keys)
	if x = x.in(live); name != "then" { // what has that is a promise, and nothing else
		x = in.guess(m.X, x)
	}
	if m.Optional {
		n := in.nullish(x)
		in.skipCall(e, m, n, name)
		short = short.join(in.shorted(e, n))
		x, live = n.falseAlts, n.F
	}
	if x, live = in.absentCall(e, m, x, name, live); live == 0 {
		return nil, 0, short
	}
	var f Value
	if _, ok := m.X.(*syntax.SuperExpr); ok {
		f, x = in.super(name, live), in.this(live)
	} else {
		f, live = in.readAny(m, x, keys)
	}
	if e.Optional {
		n := in.nullish(f)
		in.skip(&syntax.Member{Span: m.Span, X: m, Key: m.Key}, n, name)
		short = short.join(in.shorted(e, n))
		f, live = n.falseAlts, n.F
	}
	args, live := in.args(e.Args, live)
	v, on = in.apply(e, f.in(live), x.in(live), args)
	return v, on, short
}

// absentCall throws where the receiver of a method call is a platform object that is missing
// there, and returns what goes on.
func (in *interp) absentCall(e *syntax.Call, m *syntax.Member, x Value, name string, live Set) (Value, Set) {
	var rest Value
	for _, a := range x {
		u, ok := a.V.(Undefined)
		if !ok || u.Absent == nil {
			rest = rest.add(a)
			continue
		}
		args := in.quietly(func() []Value {
			args, _ := in.args(e.Args, a.In)
			return args
		})
		use := in.use(Use{
			Node: e, Key: m.Key, Gate: "api." + u.Absent.M.Type.Name + "." + name, Absent: a.In, Args: args,
			Guess: u.Absent.Guess, Nowhere: u.Absent.M.nowhere(),
		})
		in.throw(one(a.In, in.fault(Fault{Kind: "TypeError", Node: m.X, Absent: u.Absent, Use: use})))
	}
	return rest, live & rest.sets()
}

// quietly evaluates what is not evaluated in the language, for what it tells; nothing is recorded.
func (in *interp) quietly(f func() []Value) (values []Value) {
	uses, effects, tests := in.act.Uses, in.act.Effects, in.act.Tests
	in.act.seen = newSeen(in.act.seen)
	in.collect(func() { values = f() })
	in.act.Uses, in.act.Effects, in.act.Tests = uses, effects, tests
	in.act.seen = in.act.seen.outer
	return values
}

func (in *interp) skipCall(e *syntax.Call, m *syntax.Member, n truth, name string) {
	for _, a := range n.trueAlts {
		if u, ok := a.V.(Undefined); ok && u.Absent != nil {
			in.test(Test{
				Form: "optional-chain", Node: m, Name: u.Absent.M.Name, On: u.Absent.M.Of.Name,
				Gate: u.Absent.M.Feature, True: n.F, False: n.T,
			})
			in.use(Use{Node: e, Key: m.Key, Gate: "api." + u.Absent.M.Type.Name + "." + name, Skipped: a.In, Guess: u.Absent.Guess})
		}
	}
}

// args evaluates arguments; a spread makes one of the elements.
func (in *interp) args(list []syntax.Expr, live Set) ([]Value, Set) {
	args := make([]Value, len(list))
	for i, x := range list {
		args[i], live = in.eval(x, live)
	}
	for i := range args {
		args[i] = args[i].in(live)
	}
	return args, live
}

// apply calls each alternative of f.
func (in *interp) apply(node syntax.Node, f, this Value, args []Value) (v Value, on Set) {
	return in.ways(f, func(a Alt) (Value, Set) {
		return in.applyOne(node, a, this.in(a.In), restrict(args, a.In))
	})
}

func restrict(args []Value, s Set) []Value {
	r := make([]Value, len(args))
	for i, a := range args {
		r[i] = a.in(s)
	}
	return r
}

func (in *interp) applyOne(node syntax.Node, a Alt, this Value, args []Value) (Value, Set) {
	in.reached(node, a.In)
	switch f := a.V.(type) {
	case *Closure:
		if in.runsOnServer(f) {
			action := Unknown{Name: serverAction}
			return in.callLibrary(node, action, in.platform.libraries.lookup(serverAction), args, a.In), a.In
		}
		return in.from(node, func() (Value, Set) {
			if c, this := in.coroutine(f, args, a.In); c != nil {
				return in.invokeAs(c, this, in.unknownArgs(c, a.In), a.In, true)
			}
			return in.invoke(f, this, args, a.In)
		})
	case Method:
		return in.method(node, f, args, a.In)
	case Builtin:
		return in.builtin(node, f, args, a.In)
	case *Bound:
		args = append(restrict(f.args, a.In), args...)
		return in.applyOne(node, Alt{a.In, f.f}, f.this.in(a.In), args)
	case Unknown:
		return in.unseen(node, f, args, a.In), a.In
	case Undefined:
		if f.Absent != nil {
			use := in.use(Use{Node: node, Gate: f.Absent.M.Feature, Absent: a.In, Args: args, Guess: f.Absent.Guess, Nowhere: f.Absent.M.nowhere()})
			in.throw(one(a.In, in.fault(Fault{Kind: "TypeError", Node: node, Absent: f.Absent, Use: use})))
			return nil, 0
		}
		return one(a.In, unknown), a.In
	default:
		for _, arg := range args {
			in.escapes(arg, a.In)
		}
		return one(a.In, unknown), a.In
	}
}

// unseen calls something that can't be seen. By its name alone, a method that the language's own
// arrays and promises have is taken to do the same.
func (in *interp) unseen(node syntax.Node, f Unknown, args []Value, live Set) Value {
	if f.Name != "" {
		if known := in.platform.libraries.lookup(f.called("").Name); known != nil {
			return in.callLibrary(node, f, known, args, live)
		}
	}
	switch name := methodName(node); name {
	case "then", "catch", "finally":
		p := &Promise{Fulfilled: one(live, in.resolved(f)), Open: true, unseen: live}
		return in.promiseMethod(node, p, name, args, live)
	case "forEach", "filter", "some", "every", "find", "findIndex", "sort":
		in.drop(node, in.callNow(args, live))
		return one(live, Unknown{Opaque: f.Opaque})
	case "map", "flatMap":
		return in.listOf(in.callNow(args, live), live, f.Opaque)
	case "reduce":
		return in.callNow(args, live).join(one(live, Unknown{Opaque: f.Opaque}))
	case "addEventListener", "on", "once", "addListener":
		if len(args) > 1 {
			for _, a := range args[0] {
				event, _ := Value{a}.Constant()
				in.listen(nil, event.S, node, args[1].in(a.In&live))
			}
			return one(live, unknown)
		}
	}
	if f.Opaque || callsArgument(node) {
		in.happen(OpaqueCall, node, live)
	}
	if isLibrary(f.Name) {
		return in.library(node, f, args, live)
	}
	for _, arg := range args {
		in.escapes(arg, live)
	}
	return one(live, f.called(""))
}

func (in *interp) opaqueResult(v Value, live Set) Value {
	return one(live, Unknown{Opaque: v.opaque()})
}

// callsArgument tells whether a call is one of a function that the program has been given.
func callsArgument(node syntax.Node) bool {
	call, ok := node.(*syntax.Call)
	if !ok {
		return false
	}
	id, ok := call.Callee.(*syntax.Ident)
	return ok && id.Binding != nil && id.Binding.Kind == syntax.ParamBinding
}

// method calls a platform method.
func (in *interp) method(node syntax.Node, f Method, args []Value, live Set) (Value, Set) {
	m := f.M
	var use *Use
	if m.gated {
		use = in.use(Use{
			Node: node, Key: keyOf(node), Gate: m.Feature, Present: live, Args: args, Guess: f.Recv.Guess,
			Rejects: live & m.Rejects, Fresh: f.Recv.Fresh,
		})
	}
	if m.Registers {
		in.past.registered |= live &^ in.unlikely
	}
	in.effect(node, m, args, live)
	in.begin(m, live)
	if m.Extends {
		// A promise that keeps a worker alive and rejects is reported like an unhandled one.
		in.float(first(args))
		in.wait(node, first(args), live)
	}
	in.callbacks(node, f, args, live)
	if m.Gated != "" {
		return in.query(node, m, args, live), live
	}
	v := in.typed(m, live).of(in.transact(node, m.Transaction, f.Recv.Of, live))
	if m.Fresh {
		v = v.handedOn(Object{Fresh: in.freshAt(node)})
	}
	if f.Recv.Refused != nil {
		v = in.answered(f.Recv, m, v)
	}
	if !m.Type.Promise {
		return v, live
	}
	p := &Promise{Fulfilled: v.in(^(m.Pends | m.Rejects)), Open: true, slow: live}
	if rejects := live & m.Rejects; rejects != 0 {
		p.Rejected = one(rejects, in.fault(Fault{Kind: "NotAllowedError", Node: node, Use: use}))
	}
	if m.Fails {
		in.request(node, m, p, args, live)
	}
	if m.Denied {
		in.denial(node, p, live)
	}
	return one(live, p), live
}

// query calls a method whose argument names a feature: it rejects where that is not known.
func (in *interp) query(node syntax.Node, m *Member, args []Value, live Set) Value {
	v := in.typed(m, live)
	name, ok := String{}, false
	if len(args) > 0 {
		name, ok = in.fieldOf(args[0], "name", live).Constant()
	}
	in.asks(name.S)
	if !ok || name.Pattern {
		return one(live, &Promise{Fulfilled: v, Open: true, slow: live})
	}
	feature := m.Gated + name.S
	has := in.platform.profiles.With(feature)
	use := in.use(Use{
		Node: node, Key: keyOf(node), Gate: feature, Args: args, Present: live & has, Rejects: live &^ has,
	})
	p := &Promise{Fulfilled: v.in(has), Open: true, slow: live}
	if missing := live &^ has; missing != 0 {
		p.Rejected = one(missing, in.fault(Fault{Kind: "TypeError", Node: node, Use: use}))
	}
	return one(live, p)
}

// methodName returns the name of the method that a call names, "" for other calls.
func methodName(node syntax.Node) string {
	if k, ok := keyOf(node).(*syntax.Key); ok {
		return k.Name
	}
	return ""
}

// keyOf returns the method name of a call, for places.
func keyOf(node syntax.Node) syntax.Node {
	if c, ok := node.(*syntax.Call); ok {
		if m, ok := c.Callee.(*syntax.Member); ok {
			return m.Key
		}
	}
	return node
}

// effect records what a platform method does to the outside.
func (in *interp) effect(node syntax.Node, m *Member, args []Value, live Set) {
	e := m.Effect
	if e == WriteRequest && m.Name == "fetch" && in.reads(args, live) {
		e = ReadRequest
	}
	in.happens(Happening{Effect: e, Node: node, In: live, Method: m, Args: args})
}

// reads tells whether the arguments of fetch make it a GET or HEAD request.
func (in *interp) reads(args []Value, live Set) bool {
	if len(args) < 2 || onlyUndefined(args[1]) {
		// A Request object may be anything; an address alone is a GET.
		_, ok := firstConstant(args)
		return ok
	}
	for _, a := range args[1] {
		if _, ok := a.V.(*Record); !ok {
			return false
		}
	}
	method, ok := in.fieldOf(args[1], "method", live).Constant()
	if !ok {
		return len(in.fieldOf(args[1], "method", live)) > 0 && onlyUndefined(in.fieldOf(args[1], "method", live))
	}
	return method.S == "GET" || method.S == "get" || method.S == "HEAD"
}

func firstConstant(args []Value) (String, bool) {
	if len(args) == 0 {
		return String{}, false
	}
	return args[0].Constant()
}

func onlyUndefined(v Value) bool {
	for _, a := range v {
		if _, ok := a.V.(Undefined); !ok {
			return false
		}
	}
	return true
}

// fieldOf reads a field of the records in v.
func (in *interp) fieldOf(v Value, name string, live Set) Value {
	var r Value
	for _, a := range v.in(live) {
		if rec, ok := a.V.(*Record); ok {
			r = r.join(in.field(rec, name, true, a.In))
		} else {
			r = r.join(one(a.In, unknown))
		}
	}
	return r
}
