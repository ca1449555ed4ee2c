package flow

import (
	"path"
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// eval evaluates an expression for the profiles of live. It returns what the expression can be
// and the profiles in which evaluation goes on; in the others it threw, or waits for ever.
func (in *interp) eval(e syntax.Expr, live Set) (Value, Set) {
	if live == 0 || e == nil {
		return nil, live
	}
	if !in.step() {
		return one(live, unknown), live
	}
	switch e := e.(type) {
	case *syntax.Ident:
		return in.ident(e, live)
	case *syntax.StringLit:
		return one(live, String{S: e.Value}), live
	case *syntax.RegExpLit:
		return one(live, Regexp{e}), live
	case *syntax.BoolLit:
		return one(live, Bool{Is: e.Value}), live
	case *syntax.NullLit:
		return one(live, Null{}), live
	case *syntax.NumberLit:
		return one(live, Number(e.Value)), live
	case *syntax.TemplateLit:
		return in.template(e, live)
	case *syntax.Paren:
		return in.eval(e.X, live)
	case *syntax.Member, *syntax.Call:
		before := in.past.failed
		v, live, short := in.chain(e, live)
		short = short.in(^(in.past.failed &^ before))
		return v.join(short), live | short.sets()
	case *syntax.New:
		return in.construct(e, live)
	case *syntax.Function:
		return one(live, in.function(e, live, nil)), live
	case *syntax.Class:
		return one(live, in.class(e, live)), live
	case *syntax.Await:
		v, live := in.eval(e.X, live)
		return in.await(v.in(live))
	case *syntax.Assign:
		return in.assign(e, live)
	case *syntax.Logical:
		return in.logical(e, live)
	case *syntax.Conditional:
		return in.conditional(e, live)
	case *syntax.Unary:
		return in.unary(e, live)
	case *syntax.Binary:
		return in.binary(e, live)
	case *syntax.Update:
		return in.update(e, live)
	case *syntax.Sequence:
		return in.sequence(e, live)
	case *syntax.ObjectLit:
		return in.object(e, live)
	case *syntax.ArrayLit:
		return in.array(e, live)
	case *syntax.ThisExpr:
		return in.this(live), live
	case *syntax.Yield:
		v, live := in.eval(e.X, live)
		v = v.in(live)
		if in.call.driven && !e.Delegate {
			return in.await(v)
		}
		if e.Delegate {
			v = in.elements(v, live)
		}
		in.call.yielded = in.call.yielded.join(v)
		in.escapes(v, live)
		return one(live, unknown), live
	case *syntax.ImportCall:
		return in.importCall(e, live)
	case *syntax.Spread:
		v, live := in.eval(e.X, live)
		return in.elements(v, live), live
	default: // super, new.target, import.meta, regular expressions
		return one(live, unknown), live
	}
}

// discard evaluates an expression whose value nobody takes: a rejection of it goes unhandled.
func (in *interp) discard(e syntax.Expr, live Set) Set {
	v, live := in.eval(e, live)
	if !kept(e) {
		in.drop(e, v.in(live))
	}
	return live
}

// kept tells whether an expression stores its value where other code may take it.
func kept(e syntax.Expr) bool {
	a, ok := e.(*syntax.Assign)
	if !ok {
		return false
	}
	id, ok := a.Target.(*syntax.Ident)
	return !ok || id.Binding == nil || len(id.Binding.Uses) > 1
}

// float reports the rejections of promises that nobody takes.
func (in *interp) float(v Value) {
	for _, a := range v {
		if p, ok := a.V.(*Promise); ok {
			in.escaped(p.Rejected.in(a.In))
			in.fail(p.Rejected.in(a.In), p.Fulfilled.sets())
		}
	}
}

func (in *interp) ident(e *syntax.Ident, live Set) (Value, Set) {
	if e.Binding != nil {
		if v, ok := in.imported(e.Binding, live); ok {
			return v, live
		}
		return in.guess(e, in.cell(e.Binding).V.in(live)), live
	}
	if e.Name == "undefined" {
		return one(live, Undefined{}), live
	}
	if e.Name == "arguments" && in.call.fn != nil {
		return one(live, unknown), live
	}
	if c := in.globals[e.Name]; c != nil {
		return in.guess(e, c.V.in(live)), live
	}
	if v, ok := in.moduleGlobal(e.Name, live); ok {
		return v, live
	}
	if v, ok := in.subscribed(e.Name, live); ok {
		return v, live
	}
	return in.platformGlobal(e, live)
}

// subscribed reads $name, by which a Svelte component reads the store called name.
func (in *interp) subscribed(name string, live Set) (Value, bool) {
	store, ok := strings.CutPrefix(name, "$")
	if !ok || path.Ext(in.module.script.File.Path) != ".svelte" {
		return nil, false
	}
	b := in.module.script.Program.Scope.Lookup(store)
	if b == nil {
		return nil, false
	}
	v, imported := in.imported(b, live)
	if !imported {
		v = in.cell(b).V.in(live)
	}
	return in.fieldOf(v, "$", live), true
}

// platformGlobal reads a global that the program does not declare. One that the platform lacks
// throws a ReferenceError.
func (in *interp) platformGlobal(e *syntax.Ident, live Set) (Value, Set) {
	v, missing, known := in.lookupGlobal(e.Name, live)
	if !known {
		if b, ok := builtinGlobal(e.Name); ok {
			return one(live, b), live
		}
		return in.guess(e, one(live, in.external(e.Name))), live
	}
	missing &= live &^ Ghost
	if missing != 0 {
		use := in.access(e, "api."+e.Name, missing)
		f := in.fault(Fault{Kind: "ReferenceError", Node: e, Use: use})
		in.throw(one(missing, f))
	}
	return v, live &^ missing
}

// lookupGlobal returns what a platform global is and where it is missing. It is not known when
// neither the global object nor any interface has that name.
func (in *interp) lookupGlobal(name string, live Set) (v Value, missing Set, known bool) {
	if m := in.global.I.Member(name); m != nil {
		v = in.attribute(in.global, m, nil, live&m.has)
		return v, live &^ m.has, true
	}
	if i := in.platform.Interfaces[name]; i != nil {
		has := i.has
		if !in.exposed(i) {
			has = Ghost
		}
		return one(live&has, Constructor{I: i}), live &^ has, true
	}
	if window := in.platform.Interfaces["Window"]; in.global.I != window && window.Member(name) != nil {
		// A page's global, such as document, in a worker.
		return one(live&Ghost, unknown), live &^ Ghost, true
	}
	return nil, 0, false
}

func (in *interp) template(e *syntax.TemplateLit, live Set) (Value, Set) {
	if e.Tag != nil {
		return in.taggedTemplate(e, live)
	}
	s := String{S: e.Strings[0]}
	for i, x := range e.Exprs {
		var v Value
		v, live = in.eval(x, live)
		s = concat(s, text(v.in(live)))
		s = concat(s, String{S: e.Strings[i+1]})
	}
	return one(live, s), live
}

// taggedTemplate calls the tag with the strings and the values.
func (in *interp) taggedTemplate(e *syntax.TemplateLit, live Set) (Value, Set) {
	f, live := in.eval(e.Tag, live)
	args, live := in.args(e.Exprs, live)
	return in.apply(e, f.in(live), nil, append([]Value{one(live, unknown)}, args...))
}

// text is a value as part of a string: a pattern * when it is not constant.
func text(v Value) String {
	if s, ok := v.Constant(); ok {
		return s
	}
	return String{S: "*", Pattern: true}
}

// maxText bounds the length of a text that is put together, in bytes.
const maxText = 1000

func concat(a, b String) String {
	if a.Pattern && len(a.S) > maxText {
		return a
	}
	if b.Pattern && len(a.S) > 0 && a.Pattern && a.S[len(a.S)-1] == '*' && b.S == "*" {
		return a
	}
	s := String{S: a.S + b.S, Pattern: a.Pattern || b.Pattern, JSON: a.JSON || b.JSON}
	if len(s.S) > maxText {
		s.S, s.Pattern = strings.ToValidUTF8(s.S[:maxText], "")+"*", true
	}
	return s
}

func (in *interp) sequence(e *syntax.Sequence, live Set) (Value, Set) {
	var v Value
	for i, x := range e.Exprs {
		if i < len(e.Exprs)-1 {
			live = in.discard(x, live)
			continue
		}
		v, live = in.eval(x, live)
	}
	return v, live
}

// conditional and logical split the profiles like statements do.
func (in *interp) conditional(e *syntax.Conditional, live Set) (Value, Set) {
	t, f := in.condition(e.Test, live)
	var x, y Value
	liveX, liveY := in.fork(t.In, f.In, func() (on Set) {
		in.along(t.split, func() { x, on = in.eval(e.Then, t.In) })
		return on
	}, func() (on Set) {
		in.along(f.split, func() { y, on = in.eval(e.Else, f.In) })
		return on
	})
	return x.in(liveX).join(y.in(liveY)), liveX | liveY
}

func (in *interp) logical(e *syntax.Logical, live Set) (Value, Set) {
	x, live := in.eval(e.X, live)
	x = x.in(live)
	var on, stay truth
	switch e.Op {
	case "&&":
		on = in.truth(x)
		stay = on.not()
	case "||":
		stay = in.truth(x)
		on = stay.not()
	default: // ??
		on = in.nullish(x)
		stay = on.not()
	}
	way := in.way(e.X, on, live)
	var y Value
	liveY, liveX := in.fork(way.In, stay.T, func() (on Set) {
		in.along(way.split, func() { y, on = in.eval(e.Y, way.In) })
		return on
	}, func() Set { return stay.T })
	return stay.trueAlts.in(liveX).join(y.in(liveY)), liveX | liveY
}

// escapes takes a value that goes where it can't be followed.
func (in *interp) escapes(v Value, live Set) {
	in.hide(v.in(live), 0)
	in.mayCall(v, live)
}

// mayCall takes a value that is given to something that may call the functions in it.
func (in *interp) mayCall(v Value, live Set) {
	for _, a := range v {
		switch f := unbound(a.V).(type) {
		case *Closure:
			in.later(Callback, "", nil, f.Fn, f, a.In&live)
		case *Record:
			in.escapesRecord(f, a.In&live, 0)
		}
	}
}

func (in *interp) escapesRecord(r *Record, live Set, depth int) {
	if depth > 2 || r.Class != nil || live&^r.escaped == 0 {
		return
	}
	r.escaped |= live
	r.Exact = false
	if r.entries != nil {
		in.mayCall(in.kept(r, live), live)
	}
	for _, name := range r.names {
		for _, a := range r.Fields[name].V {
			switch f := a.V.(type) {
			case *Closure:
				in.later(Callback, "", nil, f.Fn, f, a.In&live)
			case *Record:
				if !f.Array {
					in.escapesRecord(f, a.In&live, depth+1)
				}
			}
		}
	}
}
