package syntax

import "github.com/tdewolff/parse/v2/js"

func (l *lowerer) forStmt(n *js.ForStmt) Stmt {
	start := l.cur.start
	l.eat(js.ForToken)
	l.eat(js.OpenParenToken)
	init := l.forInit(n.Init)
	l.eat(js.SemicolonToken)
	test := l.optExpr(n.Cond)
	l.eat(js.SemicolonToken)
	post := l.optExpr(n.Post)
	l.eat(js.CloseParenToken)
	body := l.loopBody(n.Body)
	return &For{Span: l.until(start, body), Init: init, Test: test, Post: post, Body: body}
}

// forInit lowers what stands before the first semicolon. The parser puts a declaration
// without declarators where there is nothing.
func (l *lowerer) forInit(x js.IExpr) Stmt {
	start := l.cur.start
	if decl, ok := x.(*js.VarDecl); ok {
		if len(decl.List) == 0 {
			return nil
		}
		return l.varDecl(decl)
	}
	init := l.expr(x)
	return &ExprStmt{Span: l.since(start), X: init}
}

func (l *lowerer) forIn(n *js.ForInStmt) Stmt {
	start := l.cur.start
	l.eat(js.ForToken)
	l.eat(js.OpenParenToken)
	decl, target := l.forHead(n.Init)
	l.eat(js.InToken)
	x := l.expr(n.Value)
	l.eat(js.CloseParenToken)
	body := l.loopBody(n.Body)
	return &ForIn{Span: l.until(start, body), Decl: decl, Target: target, X: x, Body: body}
}

func (l *lowerer) forOf(n *js.ForOfStmt) Stmt {
	start := l.cur.start
	l.eat(js.ForToken)
	if n.Await {
		l.module = l.module || l.funcs == 0
		l.eat(js.AwaitToken)
	}
	l.eat(js.OpenParenToken)
	decl, target := l.forHead(n.Init)
	l.eat(js.OfToken)
	x := l.expr(n.Value)
	l.eat(js.CloseParenToken)
	body := l.loopBody(n.Body)
	return &ForOf{Span: l.until(start, body), Await: n.Await, Decl: decl, Target: target, X: x, Body: body}
}

func (l *lowerer) forHead(x js.IExpr) (*VarDecl, Pattern) {
	if decl, ok := x.(*js.VarDecl); ok {
		return l.varDecl(decl), nil
	}
	return nil, l.target(x)
}

// loopBody lowers the body of a for statement, which the parser always makes a block.
func (l *lowerer) loopBody(n *js.BlockStmt) Stmt {
	start := l.cur.start
	switch l.cur.tt {
	case js.OpenBraceToken:
		return l.block(n.List)
	case js.SemicolonToken:
		l.next()
		return &Empty{l.since(start)}
	}
	if len(n.List) != 1 {
		l.fail("unexpected %q, expected a statement", l.curText())
	}
	return l.body(n.List[0])
}

func (l *lowerer) switchStmt(n *js.SwitchStmt) Stmt {
	start := l.cur.start
	l.eat(js.SwitchToken)
	x := l.parenthesized(n.Init)
	l.eat(js.OpenBraceToken)
	cases := make([]*Case, 0, len(n.List))
	for i := range n.List {
		cases = append(cases, l.switchCase(&n.List[i]))
	}
	l.eat(js.CloseBraceToken)
	return &Switch{Span: l.since(start), X: x, Cases: cases}
}

func (l *lowerer) switchCase(n *js.CaseClause) *Case {
	start := l.cur.start
	l.eat(n.TokenType)
	test := l.optExpr(n.Cond)
	l.eat(js.ColonToken)
	body := l.stmts(n.List)
	return &Case{l.since(start), test, body}
}

func (l *lowerer) try(n *js.TryStmt) Stmt {
	start := l.cur.start
	l.eat(js.TryToken)
	out := &Try{Body: l.block(n.Body.List)}
	if n.Catch != nil {
		out.Catch = l.catch(n)
	}
	if n.Finally != nil {
		l.eat(js.FinallyToken)
		out.Finally = l.block(n.Finally.List)
	}
	out.Span = l.since(start)
	return out
}

func (l *lowerer) catch(n *js.TryStmt) *CatchClause {
	start := l.cur.start
	l.eat(js.CatchToken)
	var param Pattern
	if n.Binding != nil {
		l.eat(js.OpenParenToken)
		param = l.binding(n.Binding)
		l.eat(js.CloseParenToken)
	}
	body := l.block(n.Catch.List)
	return &CatchClause{Span: l.since(start), Param: param, Body: body}
}
