package flow

import (
	"strconv"

	"github.com/synclint/synclint/analyzer/syntax"
)

// function makes the closure of a function expression, declaration or method. The same function
// in the same frame is the same closure.
func (in *interp) function(f *syntax.Function, live Set, home *Record) *Closure {
	c := in.latest[f]
	if c != nil && c.Frame == in.call.frame && c.Home == home {
		if c.early {
			c.early, c.Path, c.opaque = false, in.path, in.opaque
		}
		c.Created |= live
		return c
	}
	first := c == nil
	c = &Closure{
		Fn: f, Frame: in.call.frame, Home: home, Created: live, Path: in.path, opaque: in.opaque,
		act: in.act, module: in.module,
	}
	if f.Kind == syntax.ArrowFunction {
		c.This = in.this(live)
		c.Home = home
		if home == nil {
			c.Home = in.call.home
		}
	}
	in.latest[f] = c
	if f.Name != nil && f.Kind == syntax.FunctionDeclaration {
		in.names[f] = funcName{binding: f.Name.Binding}
	}
	if first {
		in.made = append(in.made, f)
	}
	return c
}

// invoke calls a closure: its result, and the profiles in which it returns.
func (in *interp) invoke(c *Closure, this Value, args []Value, live Set) (Value, Set) {
	return in.invokeAs(c, this, args, live, false)
}

// invokeAs is invoke; with driven, of a generator that stands for an async function.
func (in *interp) invokeAs(c *Closure, this Value, args []Value, live Set, driven bool) (Value, Set) {
	if live == 0 {
		return nil, 0
	}
	f := c.Fn
	if in.active[f] >= maxRecursion || in.depth >= maxDepth || in.contexts[f] >= c.module.contexts || !in.step() {
		return in.summary(c, live), live
	}
	in.active[f]++
	in.depth++
	if in.contexts[f] == 0 || !plainGetter(f) {
		in.contexts[f]++
	}
	defer func() {
		in.active[f]--
		in.depth--
	}()
	if f.Kind == syntax.ArrowFunction {
		this = c.This
	}
	k := newCall(&Frame{vars: map[*syntax.Binding]*Cell{}, parent: c.Frame})
	k.fn, k.this, k.home, k.driven = f, this, c.Home, driven
	var v Value
	var on Set
	in.stack = append(in.stack, f)
	in.inside(k, c.module, func() { v, on = in.body(f, args, live) })
	in.stack = in.stack[:len(in.stack)-1]
	in.results[f] = in.results[f].join(v)
	return v, on
}

// plainGetter tells whether a function does no more than read a variable, or a member of one. Bundles
// reach exports through such functions at each place where an import is used.
func plainGetter(f *syntax.Function) bool {
	x := f.Expr
	if m, ok := x.(*syntax.Member); ok {
		x = m.X
	}
	_, ok := x.(*syntax.Ident)
	return ok && len(f.Params) == 0
}

func newCall(f *Frame) *call {
	return &call{frame: f, breaks: map[string]parked{}, continues: map[string]parked{}}
}

// summary is the result of a function that has been evaluated often enough, or is at work. Its
// effects happen again.
func (in *interp) summary(c *Closure, live Set) Value {
	in.happenAgain(c.Fn, live)
	v := in.results[c.Fn].in(live)
	if rest := live &^ v.sets(); rest != 0 {
		v = v.join(one(rest, unknown))
	}
	return v
}

// inside runs f as part of another call.
func (in *interp) inside(k *call, m *module, f func()) {
	call, mod, path, opaque, branch, unlikely := in.call, in.module, in.path, in.opaque, in.branch, in.unlikely
	in.call, in.module = k, m
	f()
	in.call, in.module, in.path, in.opaque, in.branch, in.unlikely = call, mod, path, opaque, branch, unlikely
}

// body evaluates parameters and body. An async function's outcome is a promise.
func (in *interp) body(f *syntax.Function, args []Value, live Set) (Value, Set) {
	k := in.call
	k.entry = in.path
	run := func() {
		on := in.params(f, args, live)
		if f.Expr != nil {
			v, on := in.eval(f.Expr, on)
			in.giveBack(v.in(on))
			return
		}
		in.hoist(f.Body, on)
		if end := in.block(f.Body, on); end != 0 {
			in.giveBack(one(end, Undefined{}))
		}
	}
	if !f.Async && !k.driven {
		run()
		if f.Generator {
			return in.generated(k, nil, live), live
		}
		v := in.final(k.returned)
		in.past = in.pastOf(k.returned)
		return v, v.sets()
	}
	before := in.past
	in.past.asked = 0
	thrown := in.collecting(run)
	p := &Promise{Rejected: in.final(thrown)}
	p.adopt(in.final(k.returned))
	if f.Generator && !k.driven {
		return in.generated(k, p, live), live
	}
	after := in.pastOf(thrown.and(k.returned))
	p.slow |= after.turned
	p.unseen |= after.guessed
	p.net |= after.asked
	// The caller goes on at once.
	in.past = after
	in.past.turned, in.past.guessed = before.turned, before.guessed
	in.past.asked, in.past.idle = before.asked, before.idle&after.idle
	return one(live, p), live
}

// generated is what a generator gives, as an array of what it yields. The promise is what becomes
// of the body of an async one.
func (in *interp) generated(k *call, end *Promise, live Set) Value {
	r := in.newRecord()
	r.Array, r.Exact, r.End = true, true, end
	if len(k.yielded) > 0 {
		in.setField(r, "", false, live, k.yielded)
	}
	return one(live, r)
}

// params binds the arguments. A parameter without one has its default.
func (in *interp) params(f *syntax.Function, args []Value, live Set) Set {
	if f.Name != nil && f.Name.Binding != nil && f.Kind == syntax.FunctionExpression {
		in.set(in.declare(f.Name.Binding), live, one(live, in.latest[f]))
	}
	for i, p := range f.Params {
		v := one(live, Undefined{})
		switch {
		case p.Rest:
			r := in.newRecord()
			r.Array, r.Open = true, true
			for n, a := range args[min(i, len(args)):] {
				in.setField(r, strconv.Itoa(n), true, live, a)
			}
			v = one(live, r)
		case i < len(args):
			v = args[i]
		}
		if p.Default != nil {
			v, live = in.defaulted(v.in(live), p.Default, live)
		}
		if p.Type != "" {
			v = in.declared(p.Type, v.in(live))
		}
		live = in.bind(p.Target, v.in(live), live, initialise)
	}
	return live
}

// defaulted replaces undefined by a default, which may also be meant where a value is unknown.
func (in *interp) defaulted(v Value, def syntax.Expr, live Set) (Value, Set) {
	var missing Set
	var rest Value
	for _, a := range v {
		switch a.V.(type) {
		case Undefined:
			missing |= a.In
			continue
		case Unknown:
			missing |= a.In
		}
		rest = rest.add(a)
	}
	if missing == 0 {
		return v, live
	}
	var d Value
	given := rest.sets()
	on, given := in.fork(missing, given, func() (on Set) {
		d, on = in.eval(def, missing)
		return on
	}, func() Set { return given })
	return rest.in(given).join(d.in(on)), given | on
}

// hoist declares the functions and variables of a body before it runs.
func (in *interp) hoist(body []syntax.Stmt, live Set) {
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.FuncDecl:
			in.declareFunc(s.Func, live)
		case *syntax.VarDecl:
			in.foresee(s, live)
		case *syntax.ExportDecl:
			switch d := s.Decl.(type) {
			case *syntax.FuncDecl:
				in.declareFunc(d.Func, live)
			case *syntax.VarDecl:
				in.foresee(d, live)
			}
		case *syntax.ExportDefault:
			if f, ok := s.X.(*syntax.Function); ok && f.Kind == syntax.FunctionDeclaration {
				in.declareFunc(f, live)
			}
		}
	}
}

// foresee gives variables the functions that they will hold: a handler of a promise is evaluated
// where it is handed over, but runs when the code behind has run as well.
func (in *interp) foresee(d *syntax.VarDecl, live Set) {
	for _, decl := range d.Decls {
		id, isName := decl.Target.(*syntax.Ident)
		f, isFunction := decl.Init.(*syntax.Function)
		if !isName || !isFunction || id.Binding == nil {
			continue
		}
		c := in.latest[f]
		if c == nil || c.Frame != in.call.frame {
			c = in.function(f, live, nil)
			c.early, c.Created = true, 0
		}
		in.set(in.declare(id.Binding), live, one(live, c))
	}
}

// hoistOut gives a function declared in a block of sloppy code to the var of that name as well,
// which happens when the declaration is reached.
func (in *interp) hoistOut(f *syntax.Function, live Set) {
	if f.Name == nil || f.Name.Binding == nil || f.Name.Binding.Hoisted == nil {
		return
	}
	in.set(in.cell(f.Name.Binding.Hoisted), live, in.cell(f.Name.Binding).V.in(live))
}

func (in *interp) declareFunc(f *syntax.Function, live Set) {
	c := in.function(f, live, nil)
	if f.Name != nil && f.Name.Binding != nil {
		in.set(in.declare(f.Name.Binding), live, one(live, c))
	}
}
