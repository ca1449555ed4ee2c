package syntax

import "github.com/tdewolff/parse/v2/js"

func (l *lowerer) funcDecl(n *js.FuncDecl, kind FunctionKind) *Function {
	start := l.cur.start
	f := &Function{Kind: kind, Async: n.Async, Generator: n.Generator}
	if n.Async {
		l.eat(js.AsyncToken)
	}
	l.eat(js.FunctionToken)
	if n.Generator {
		l.eat(js.MulToken)
	}
	if n.Name != nil {
		f.Name = l.ident(n.Name.Data)
	}
	l.functionRest(f, start, &n.Params, n.Body.List)
	return f
}

// functionRest lowers parameters and body and completes f, which begins at start.
func (l *lowerer) functionRest(f *Function, start int, params *js.Params, body []js.IStmt) {
	l.funcs++
	f.Params = l.params(params)
	l.functionBody(f, body)
	f.Span = l.since(start)
	l.funcs--
}

func (l *lowerer) functionBody(f *Function, body []js.IStmt) {
	start := l.cur.start
	l.eat(js.OpenBraceToken)
	f.Body = l.stmts(body)
	markDirectives(f.Body)
	l.eat(js.CloseBraceToken)
	f.BodySpan = l.since(start)
}

func (l *lowerer) params(n *js.Params) []*Param {
	l.eat(js.OpenParenToken)
	out := make([]*Param, 0, len(n.List)+1)
	for _, e := range n.List {
		out = append(out, l.param(slot{binding: e.Binding, deflt: e.Default}))
		if l.cur.tt != js.CloseParenToken {
			l.eat(js.CommaToken)
		}
	}
	if n.Rest != nil {
		out = append(out, l.param(slot{binding: n.Rest, rest: true}))
	}
	l.eat(js.CloseParenToken)
	return out
}

func (l *lowerer) param(s slot) *Param {
	e := l.patternElem(s)
	return &Param{Span: e.Span, Target: e.Target, Default: e.Default, Rest: e.Rest}
}

// arrow lowers an arrow function. The parser wraps an expression body in a return statement.
func (l *lowerer) arrow(n *js.ArrowFunc) Expr {
	start := l.cur.start
	f := &Function{Kind: ArrowFunction, Async: n.Async}
	if n.Async {
		l.eat(js.AsyncToken)
	}
	l.funcs++
	if l.cur.tt == js.OpenParenToken {
		f.Params = l.params(&n.Params)
	} else {
		if len(n.Params.List) != 1 {
			l.fail("unexpected %q, expected a parameter", l.curText())
		}
		f.Params = []*Param{l.param(slot{binding: n.Params.List[0].Binding})}
	}
	l.eat(js.ArrowToken)
	if l.cur.tt == js.OpenBraceToken {
		l.functionBody(f, n.Body.List)
	} else {
		f.Expr = l.arrowExpr(n.Body.List)
		f.BodySpan = f.Expr.Range()
	}
	l.funcs--
	f.Span = l.since(start)
	return f
}

func (l *lowerer) arrowExpr(body []js.IStmt) Expr {
	if len(body) == 1 {
		if ret, ok := body[0].(*js.ReturnStmt); ok {
			return l.expr(ret.Value)
		}
	}
	l.fail("unexpected %q, expected an expression", l.curText())
	return nil
}

func (l *lowerer) class(n *js.ClassDecl) *Class {
	start := l.cur.start
	c := &Class{}
	l.eat(js.ClassToken)
	if n.Name != nil {
		c.Name = l.ident(n.Name.Data)
	}
	if n.Extends != nil {
		l.eat(js.ExtendsToken)
		c.Extends = l.expr(n.Extends)
	}
	l.eat(js.OpenBraceToken)
	c.Members = make([]*ClassMember, 0, len(n.List))
	for i := range n.List {
		for l.opt(js.SemicolonToken) {
		}
		c.Members = append(c.Members, l.classMember(&n.List[i]))
	}
	for l.opt(js.SemicolonToken) {
	}
	l.eat(js.CloseBraceToken)
	c.Span = l.since(start)
	return c
}

func (l *lowerer) classMember(n *js.ClassElement) *ClassMember {
	start := l.cur.start
	out := &ClassMember{}
	switch {
	case n.StaticBlock != nil:
		l.eat(js.StaticToken)
		out.Kind, out.Static = StaticBlock, true
		out.Value = l.staticBlock(n.StaticBlock)
	case n.Method != nil:
		if out.Static = n.Method.Static; out.Static {
			l.eat(js.StaticToken)
		}
		out.Kind, out.Key, out.Value = l.method(n.Method)
	default:
		if out.Static = n.Field.Static; out.Static {
			l.eat(js.StaticToken)
		}
		l.field(out, &n.Field)
	}
	out.Span = l.since(start)
	return out
}

func (l *lowerer) field(out *ClassMember, n *js.Field) {
	out.Kind, out.Key = FieldProperty, l.elementKey(&n.Name)
	if n.Init != nil {
		l.eat(js.EqToken)
		out.Value = l.expr(n.Init)
	}
	l.opt(js.SemicolonToken)
}

func (l *lowerer) staticBlock(n *js.BlockStmt) *Function {
	start := l.cur.start
	f := &Function{Kind: MethodFunction}
	l.eat(js.OpenBraceToken)
	f.Body = l.stmts(n.List)
	l.eat(js.CloseBraceToken)
	f.Span = l.since(start)
	f.BodySpan = f.Span
	return f
}
