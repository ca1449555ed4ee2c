package syntax

import "github.com/tdewolff/parse/v2/js"

// slot is one element of a pattern, of which the parser has two kinds: a binding in
// declarations and parameters, an expression in assignments.
type slot struct {
	binding js.IBinding
	target  js.IExpr
	deflt   js.IExpr // may be nil
	rest    bool
}

func (s slot) hole() bool { return s.binding == nil && s.target == nil }

// field is a slot with its property name; a rest has none.
type field struct {
	key *js.PropertyName
	slot
}

// binding lowers what a declaration binds.
func (l *lowerer) binding(b js.IBinding) Pattern {
	l.enter()
	defer l.leave()
	switch n := b.(type) {
	case *js.Var:
		return l.ident(n.Data)
	case *js.BindingArray:
		slots := make([]slot, 0, len(n.List)+1)
		for _, e := range n.List {
			slots = append(slots, slot{binding: e.Binding, deflt: e.Default})
		}
		if n.Rest != nil {
			slots = append(slots, slot{binding: n.Rest, rest: true})
		}
		return l.arrayPattern(slots)
	case *js.BindingObject:
		fields := make([]field, 0, len(n.List)+1)
		for _, item := range n.List {
			fields = append(fields, field{item.Key, slot{binding: item.Value.Binding, deflt: item.Value.Default}})
		}
		if n.Rest != nil {
			fields = append(fields, field{slot: slot{binding: n.Rest, rest: true}})
		}
		return l.objectPattern(fields)
	}
	l.fail("unknown binding")
	return nil
}

// target lowers what an assignment gives a value to. Parentheses around it mean nothing and
// are dropped.
func (l *lowerer) target(x js.IExpr) Pattern {
	l.enter()
	defer l.leave()
	switch n := x.(type) {
	case *js.Var:
		return l.ident(n.Data)
	case *js.DotExpr, *js.IndexExpr:
		return l.postfix(n).(*Member)
	case *js.GroupExpr:
		l.eat(js.OpenParenToken)
		inner := l.target(n.X)
		if _, ok := inner.(Expr); !ok {
			l.fail("a pattern cannot be in parentheses")
		}
		l.eat(js.CloseParenToken)
		return inner
	case *js.ArrayExpr:
		slots := make([]slot, 0, len(n.List))
		for _, e := range n.List {
			slots = append(slots, targetSlot(e.Value, e.Spread))
		}
		return l.arrayPattern(slots)
	case *js.ObjectExpr:
		fields := make([]field, 0, len(n.List))
		for i := range n.List {
			fields = append(fields, targetField(&n.List[i]))
		}
		return l.objectPattern(fields)
	}
	l.fail("invalid assignment target")
	return nil
}

func targetSlot(x js.IExpr, rest bool) slot {
	if assign, ok := x.(*js.BinaryExpr); ok && assign.Op == js.EqToken {
		return slot{target: assign.X, deflt: assign.Y, rest: rest}
	}
	return slot{target: x, rest: rest}
}

func targetField(p *js.Property) field {
	s := targetSlot(p.Value, p.Spread)
	if p.Init != nil {
		s.deflt = p.Init
	}
	return field{p.Name, s}
}

func (l *lowerer) slotTarget(s slot) Pattern {
	if s.binding != nil {
		return l.binding(s.binding)
	}
	return l.target(s.target)
}

// arrayPattern lowers by the tokens: the parser counts trailing holes differently in the two
// kinds of pattern.
func (l *lowerer) arrayPattern(slots []slot) Pattern {
	start := l.cur.start
	l.eat(js.OpenBracketToken)
	var elems []*PatternElem
	next := 0
	for l.cur.tt != js.CloseBracketToken {
		if l.opt(js.CommaToken) {
			elems = append(elems, nil)
			continue
		}
		for next < len(slots) && slots[next].hole() {
			next++
		}
		if next == len(slots) {
			l.fail("unexpected %q in a pattern", l.curText())
		}
		elems = append(elems, l.patternElem(slots[next]))
		next++
		if l.cur.tt != js.CloseBracketToken {
			l.eat(js.CommaToken)
		}
	}
	l.eat(js.CloseBracketToken)
	return &ArrayPattern{l.since(start), elems}
}

func (l *lowerer) patternElem(s slot) *PatternElem {
	start := l.cur.start
	if s.rest {
		l.eat(js.EllipsisToken)
	}
	target := l.slotTarget(s)
	return l.withDefault(start, target, s)
}

// withDefault completes an element whose target has been lowered.
func (l *lowerer) withDefault(start int, target Pattern, s slot) *PatternElem {
	var deflt Expr
	if s.deflt != nil {
		l.eat(js.EqToken)
		deflt = l.expr(s.deflt)
	}
	return &PatternElem{l.since(start), target, deflt, s.rest}
}

func (l *lowerer) objectPattern(fields []field) Pattern {
	start := l.cur.start
	l.eat(js.OpenBraceToken)
	props := make([]*PatternProp, 0, len(fields))
	for _, f := range fields {
		props = append(props, l.patternProp(f))
		if l.cur.tt != js.CloseBraceToken {
			l.eat(js.CommaToken)
		}
	}
	l.eat(js.CloseBraceToken)
	return &ObjectPattern{l.since(start), props}
}

func (l *lowerer) patternProp(f field) *PatternProp {
	start := l.cur.start
	if f.rest {
		elem := l.patternElem(f.slot)
		return &PatternProp{Span: elem.Span, Value: elem}
	}
	if f.key == nil {
		l.fail("a method cannot be in a pattern")
	}
	key := l.key(f.key)
	if key.Computed == nil && l.cur.tt != js.ColonToken {
		elem := l.withDefault(start, &Ident{Span: key.Span, Name: key.Name}, f.slot)
		return &PatternProp{elem.Span, key, elem, true}
	}
	l.eat(js.ColonToken)
	elem := l.patternElem(f.slot)
	return &PatternProp{l.since(start), key, elem, false}
}

func (l *lowerer) varDecl(n *js.VarDecl) *VarDecl {
	start := l.cur.start
	out := &VarDecl{Kind: declKind(n.TokenType), Decls: make([]*Declarator, 0, len(n.List))}
	l.eat(n.TokenType)
	for i, e := range n.List {
		if i > 0 {
			l.eat(js.CommaToken)
		}
		declStart := l.cur.start
		target := l.binding(e.Binding)
		var init Expr
		if e.Default != nil {
			l.eat(js.EqToken)
			init = l.expr(e.Default)
		}
		out.Decls = append(out.Decls, &Declarator{l.since(declStart), target, init})
	}
	out.Span = l.since(start)
	return out
}

func declKind(tt js.TokenType) BindingKind {
	switch tt {
	case js.LetToken:
		return LetBinding
	case js.ConstToken:
		return ConstBinding
	}
	return VarBinding
}
