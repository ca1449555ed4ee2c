package flow

import "github.com/synclint/synclint/analyzer/syntax"

// block runs statements in order and returns the profiles in which the last one ends normally.
func (in *interp) block(body []syntax.Stmt, live Set) Set {
	for _, s := range body {
		if live == 0 {
			return 0
		}
		live = in.exec(s, live, "")
	}
	return live
}

// exec runs a statement; label is that of an enclosing Labeled, for loops.
func (in *interp) exec(s syntax.Stmt, live Set, label string) Set {
	if live == 0 || s == nil || !in.step() {
		return live
	}
	switch s := s.(type) {
	case *syntax.ExprStmt:
		return in.discard(s.X, live)
	case *syntax.VarDecl:
		return in.variables(s, live)
	case *syntax.Block:
		in.hoist(s.Body, live)
		return in.block(s.Body, live)
	case *syntax.If:
		return in.ifStmt(s, live)
	case *syntax.Return:
		v, on := in.eval(s.X, live)
		if s.X == nil {
			v = one(live, Undefined{})
		}
		in.giveBack(v.in(on))
		in.call.left |= on
		in.call.gone |= on &^ in.early(on)
		if in.call.tries > 0 {
			in.call.jumped |= on // a finally block may read what was written on the way
		}
		return 0
	case *syntax.Throw:
		v, on := in.eval(s.X, live)
		v = v.in(on)
		in.throw(v.join(in.rethrown(v, in.call.catching)))
		return 0
	case *syntax.Try:
		return in.try(s, live)
	case *syntax.Switch:
		return in.switchStmt(s, live)
	case *syntax.Break:
		return in.jump(in.call.breaks, s.Label, live)
	case *syntax.Continue:
		return in.jump(in.call.continues, s.Label, live)
	case *syntax.Labeled:
		return in.labeled(s, live)
	case *syntax.ClassDecl:
		in.class(s.Class, live)
		return live
	case *syntax.FuncDecl:
		in.hoistOut(s.Func, live)
		return live
	case *syntax.ExportDecl:
		return in.exec(s.Decl, live, "")
	case *syntax.ExportDefault:
		return in.exportDefault(s, live)
	case *syntax.With:
		_, live = in.eval(s.X, live)
		return in.exec(s.Body, live, "")
	default:
		return in.loopStmt(s, live, label)
	}
}

func (in *interp) loopStmt(s syntax.Stmt, live Set, label string) Set {
	switch s := s.(type) {
	case *syntax.While:
		return in.loop(loop{test: s.Test, body: s.Body, label: label}, live)
	case *syntax.DoWhile:
		return in.loop(loop{test: s.Test, body: s.Body, label: label, first: true}, live)
	case *syntax.For:
		live = in.exec(s.Init, live, "")
		return in.loop(loop{test: s.Test, post: s.Post, body: s.Body, label: label}, live)
	case *syntax.ForOf:
		v, live := in.eval(s.X, live)
		l := loop{decl: s.Decl, target: s.Target, each: true, wait: s.Await, body: s.Body, label: label}
		if items, ok := in.listed(v, live); ok {
			return in.unrolled(l, items, live)
		}
		l.item, l.end = in.elements(v, live), ends(v, live)
		return in.loop(l, live)
	case *syntax.ForIn:
		v, live := in.eval(s.X, live)
		l := loop{decl: s.Decl, target: s.Target, each: true, body: s.Body, label: label}
		if names, ok := in.fieldNames(v, live); ok {
			return in.unrolled(l, names, live)
		}
		l.item = one(live, unknown)
		return in.loop(l, live)
	}
	return live // declarations of functions and imports ran before; the rest does nothing
}

func (in *interp) variables(s *syntax.VarDecl, live Set) Set {
	for _, d := range s.Decls {
		if d.Init == nil {
			if id, ok := d.Target.(*syntax.Ident); ok && s.Kind != syntax.VarBinding && id.Binding != nil {
				in.set(in.declare(id.Binding), live, one(live, Undefined{}))
			}
			continue
		}
		var v Value
		v, live = in.eval(d.Init, live)
		in.christen(d)
		if unused(d.Target) {
			in.drop(d.Init, v.in(live))
		}
		in.declareAll(d.Target)
		live = in.bind(d.Target, v.in(live), live, initialise)
	}
	return live
}

// unused tells whether a declaration binds a local variable that nothing reads.
func unused(p syntax.Pattern) bool {
	id, ok := p.(*syntax.Ident)
	if !ok || id.Binding == nil || len(id.Binding.Uses) > 0 {
		return false
	}
	kind := id.Binding.Scope.Kind
	return kind != syntax.GlobalScope && kind != syntax.ModuleScope
}

// christen notes the variable that a function is first stored in as its name.
func (in *interp) christen(d *syntax.Declarator) {
	id, ok := d.Target.(*syntax.Ident)
	if f, isFunc := d.Init.(*syntax.Function); ok && isFunc {
		in.names[f] = funcName{binding: id.Binding}
	}
}

// declareAll makes the places of a pattern's names in the present call.
func (in *interp) declareAll(p syntax.Pattern) {
	switch p := p.(type) {
	case *syntax.Ident:
		if p.Binding != nil && p.Binding.Kind != syntax.VarBinding {
			in.declare(p.Binding)
		}
	case *syntax.ObjectPattern:
		for _, prop := range p.Props {
			in.declareAll(prop.Value.Target)
		}
	case *syntax.ArrayPattern:
		for _, e := range p.Elems {
			if e != nil {
				in.declareAll(e.Target)
			}
		}
	}
}

// ifStmt runs both branches, each with the profiles that can take it. Where one branch never ends
// normally, what follows is on the other's condition.
func (in *interp) ifStmt(s *syntax.If, live Set) Set {
	t, f := in.condition(s.Test, live)
	endT, endF := in.fork(t.In, f.In, func() (end Set) {
		in.along(t.split, func() { end = in.exec(s.Then, t.In, "") })
		return end
	}, func() Set {
		end := f.In
		if s.Else != nil {
			in.along(f.split, func() { end = in.exec(s.Else, f.In, "") })
		}
		return end
	})
	switch {
	case endT == 0 && t.In != 0:
		in.follow(f.split)
	case endF == 0 && f.In != 0:
		in.follow(t.split)
	}
	if both := t.In & f.In; (both&endT == 0) != (both&endF == 0) {
		in.branch = &Branch{in.branch} // what follows is the other way
	}
	return endT | endF
}

func (in *interp) jump(to map[string]parked, label string, live Set) Set {
	to[label] = in.park(to[label], live)
	in.call.jumped |= live
	in.call.gone |= live &^ in.early(live)
	return 0
}

func (in *interp) labeled(s *syntax.Labeled, live Set) Set {
	end := in.exec(s.Body, live, s.Label)
	end = in.resume(in.call.breaks[s.Label], end)
	delete(in.call.breaks, s.Label)
	return end
}

// loop is any loop: with a test, or over each item of something.
type loop struct {
	test   syntax.Expr
	post   syntax.Expr
	body   syntax.Stmt
	label  string
	first  bool // the body runs before the test
	each   bool
	wait   bool
	decl   *syntax.VarDecl
	target syntax.Pattern
	item   Value
	end    Value // promises of how the iteration ends; nil when it just does
}

// loop runs a loop twice, the second time with what the first has left; values only widen.
func (in *interp) loop(l loop, live Set) Set {
	outerBreak, outerContinue := in.call.breaks[""], in.call.continues[""]
	in.call.breaks[""], in.call.continues[""] = parked{}, parked{}
	var exit parked
	entry := live
	passes := 2
	if in.loops > 1 {
		passes = 1 // nested loops would multiply
	}
	in.loops++
	for range passes {
		enter, leave := in.enter(l, entry)
		end, leave := in.fork(enter.In, leave, func() (end Set) {
			in.along(enter.split, func() { end = in.iterate(l, enter.In) })
			return end
		}, func() Set { return leave })
		exit = in.park(exit, leave)
		entry = end
		if l.each || l.test == nil {
			exit = in.park(exit, in.ended(l, end))
		}
		if entry == 0 {
			break
		}
	}
	in.loops--
	left := in.resume(in.call.breaks[""], in.resume(exit, in.finish(l, entry)))
	in.call.breaks[""], in.call.continues[""] = outerBreak, outerContinue
	return left
}

// enter evaluates whether the body runs, and which profiles leave the loop instead.
func (in *interp) enter(l loop, live Set) (way, Set) {
	switch {
	case l.each:
		return way{In: live & l.item.sets()}, in.ended(l, live)
	case l.first:
		return way{In: live}, 0
	case l.test == nil:
		return way{In: live}, live & Ghost
	}
	t, f := in.condition(l.test, live)
	return t, f.In
}

// ended returns the profiles that get to the end of what a loop iterates over.
func (in *interp) ended(l loop, live Set) Set {
	if l.end == nil {
		return live
	}
	_, live = in.await(l.end.in(live))
	return live
}

// finish returns the profiles that leave when the test comes out false after the last iteration.
func (in *interp) finish(l loop, live Set) Set {
	if l.each || l.test == nil {
		return 0
	}
	_, f := in.condition(l.test, live)
	return f.In
}

func (in *interp) iterate(l loop, live Set) Set {
	if l.each {
		v := l.item.in(live)
		if l.wait {
			v, live = in.await(v)
		}
		p := l.target
		if l.decl != nil && len(l.decl.Decls) > 0 {
			p = l.decl.Decls[0].Target
			in.declareAll(p)
		}
		live = in.bind(p, v.in(live), live, initialise)
	}
	end := in.exec(l.body, live, "")
	end = in.resume(in.call.continues[l.label], in.resume(in.call.continues[""], end))
	in.call.continues[""] = parked{}
	delete(in.call.continues, l.label)
	if l.post != nil {
		end = in.discard(l.post, end)
	}
	return end
}

// switchStmt runs the cases in order, each with the profiles that can enter it or fall into it.
func (in *interp) switchStmt(s *syntax.Switch, live Set) Set {
	x, live := in.eval(s.X, live)
	x = x.in(live)
	outer := in.call.breaks[""]
	in.call.breaks[""] = parked{}
	entries := make([]Set, len(s.Cases))
	rest := live
	byDefault := -1
	for i, c := range s.Cases {
		if c.Test == nil {
			byDefault = i
			continue
		}
		y, on := in.eval(c.Test, rest)
		t := in.truth(in.compare(comparison{c, "===", s.X, c.Test, x.in(on), y.in(on)}, on))
		entries[i], rest = t.T, t.F
	}
	var end parked
	if byDefault >= 0 {
		entries[byDefault] = rest
	} else {
		end = in.park(end, rest)
	}
	fall := in.cases(s.Cases, entries, live)
	fall = in.resume(in.call.breaks[""], in.resume(end, fall))
	in.call.breaks[""] = outer
	return fall
}

// cases runs the cases of a switch for the profiles that enter each and those that fall into it.
// It returns those that fall out of the last.
func (in *interp) cases(list []*syntax.Case, entries []Set, live Set) (fall Set) {
	before, last, failed := in.past, in.past, in.past.failed
	for i, c := range list {
		in.past = meet(before, entries[i], last, fall)
		in.past.failed = before.failed | failed&fall
		enter := entries[i] | fall
		in.hoist(c.Body, enter)
		in.fork(enter, live, func() Set {
			fall = in.block(c.Body, enter)
			last = in.past
			return fall
		}, func() Set { return live })
		failed |= in.past.failed
	}
	in.past = last
	in.past.failed |= failed
	return fall
}

// try runs the body, the catch clause and the finally block. What the finally block does by a
// jump of its own takes the place of what was thrown or returned before.
func (in *interp) try(s *syntax.Try, live Set) Set {
	if s.Finally == nil {
		return in.tryCatch(s, live)
	}
	k := in.call
	returned, broken := k.returned, k.broken
	k.returned = outcome{}
	var end Set
	var thrown outcome
	left := in.leaving(func() Set {
		thrown = in.collecting(func() {
			k.tries++
			end = in.tryCatch(s, live)
			k.tries--
		})
		return end | thrown.sets() | k.returned.sets()
	})
	in.resume(thrown.and(k.returned).parked, end)
	own := in.final(k.returned)
	k.returned, k.broken = outcome{}, broken
	on := in.exec(s.Finally, left, "")
	k.returned = in.leave(returned.and(k.returned), own.in(on))
	in.throw(in.final(thrown).in(on))
	return end & on
}

// leaving runs f, which returns the profiles in which it ends, and adds those that it leaves by a
// jump. The others wait in it for ever.
func (in *interp) leaving(f func() Set) Set {
	jumped := in.call.jumped
	in.call.jumped = 0
	left := f() | in.call.jumped
	in.call.jumped |= jumped
	return left
}

// tryCatch runs the body and, where it throws, the catch clause. Any body may throw for reasons
// that are not modelled, so that the clause runs wherever the body is left; see interp.unlikely.
// It finds the variables as they were at any point of the body.
func (in *interp) tryCatch(s *syntax.Try, live Set) Set {
	if s.Catch == nil {
		return in.exec(s.Body, live, "")
	}
	var raised outcome
	var done, left, mended Set
	start, broken, gone := in.past, in.call.broken, in.call.gone
	in.call.gone = 0
	wrote := in.record(func() {
		before := in.call.returned.sets()
		left = live & (before | in.leaving(func() Set {
			raised = in.collecting(func() {
				in.call.tries++
				done = in.exec(s.Body, live, "")
				in.call.tries--
			})
			return done | raised.sets() | in.call.returned.sets()
		}))
	})
	thrown := in.final(raised)
	caught := thrown.sets() &^ in.call.gone // these can't have got past the clause
	in.call.gone |= gone
	left &^= Trials &^ thrown.sets()
	body := in.past
	in.past = meet(start, live&^thrown.sets(), in.pastOf(raised), thrown.sets())
	in.past.failed |= body.failed
	in.call.broken = broken
	after := make(map[*Cell]Value, len(wrote.order))
	for _, c := range wrote.order {
		after[c] = c.V
		c.V = c.V.join(wrote.before[c].in(left))
	}
	again := in.record(func() { mended = in.catch(s.Catch, thrown, left) })
	done &^= in.past.failed &^ body.failed // the clause makes the request, so this is the way
	in.past = meet(body, done, in.past, mended&thrown.sets())
	for _, c := range wrote.order {
		c.V = mend(after[c], c.V, done, mended, caught)
	}
	for _, c := range again.order {
		if _, written := after[c]; !written {
			c.V = mend(again.before[c], c.V, done, mended, caught)
		}
	}
	// Who goes on only because of a catch that is not known to be entered is as unlikely after it.
	in.unlikely |= mended &^ done &^ thrown.sets()
	return done | mended
}

// mend joins a cell's value after the body of a try with that after its catch clause, each where
// it goes on. Where neither does, whoever sees the cell may find it either way, but for those that have
// come to the clause.
func mend(body, catch Value, done, mended, caught Set) Value {
	v := body.in(done).join(catch.in(mended))
	gone := ^(done | mended)
	return v.join(body.in(gone &^ caught)).join(catch.in(gone))
}

func (in *interp) catch(c *syntax.CatchClause, thrown Value, live Set) Set {
	in.caught(thrown, c)
	if c.Param != nil {
		in.declareAll(c.Param)
		in.bind(c.Param, thrown.told().join(one(live&^thrown.sets(), unknown)), live, initialise)
	}
	outer, unlikely := in.call.catching, in.unlikely
	in.call.catching = thrown
	in.unlikely |= live &^ thrown.sets()
	gone := in.call.gone
	in.call.gone = 0
	end := in.exec(c.Body, live, "")
	in.lose(Swallowed, c, thrown.sets()&(end|in.call.gone))
	in.call.gone |= gone
	in.call.catching, in.unlikely = outer, unlikely
	return end
}
