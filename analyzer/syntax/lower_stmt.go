package syntax

import "github.com/tdewolff/parse/v2/js"

// stmts lowers a list of statements.
func (l *lowerer) stmts(list []js.IStmt) []Stmt {
	out := make([]Stmt, 0, len(list))
	for _, s := range list {
		if _, ok := s.(*js.Comment); ok {
			continue // a bang comment, moved here by the parser
		}
		out = append(out, l.stmt(s))
		out = append(out, l.strays...)
		l.strays = l.strays[:0]
	}
	return out
}

// markDirectives marks the directive prologue that a program or function body begins with.
func markDirectives(body []Stmt) {
	for _, s := range body {
		x, ok := s.(*ExprStmt)
		if !ok {
			return
		}
		if _, ok := x.X.(*StringLit); !ok {
			return
		}
		x.Directive = true
	}
}

// stmt lowers one statement. A semicolon behind a statement that needs none is an empty
// statement of its own, but the parser drops it: see strayed.
func (l *lowerer) stmt(s js.IStmt) Stmt {
	l.enter()
	out := l.terminated(s)
	if out == nil {
		out = l.compound(s)
		if !l.cur.nl {
			l.strayed()
		}
	}
	l.leave()
	return out
}

// strayed keeps the empty statement that the parser swallowed, until the list that holds it
// can take it.
func (l *lowerer) strayed() {
	if start := l.cur.start; l.opt(js.SemicolonToken) {
		l.strays = append(l.strays, &Empty{l.since(start)})
	}
}

// semicolon takes the semicolon that ends a statement.
func (l *lowerer) semicolon() {
	if !l.cur.nl {
		l.opt(js.SemicolonToken)
	}
}

// terminated lowers the statements that a semicolon ends; nil when s is of another kind.
func (l *lowerer) terminated(s js.IStmt) Stmt {
	start := l.cur.start
	switch n := s.(type) {
	case *js.ExprStmt:
		x := l.expr(n.Value)
		l.semicolon()
		return &ExprStmt{Span: l.since(start), X: x}
	case *js.DirectivePrologueStmt:
		x := l.stringLit(n.Value)
		l.semicolon()
		return &ExprStmt{Span: l.since(start), X: x}
	case *js.VarDecl:
		decl := l.varDecl(n)
		l.semicolon()
		decl.Span = l.since(start)
		return decl
	case *js.BranchStmt:
		return l.branch(n)
	case *js.ReturnStmt:
		l.eat(js.ReturnToken)
		x := l.optExpr(n.Value)
		l.semicolon()
		return &Return{l.since(start), x}
	case *js.ThrowStmt:
		l.eat(js.ThrowToken)
		x := l.expr(n.Value)
		l.semicolon()
		return &Throw{l.since(start), x}
	case *js.DoWhileStmt:
		l.eat(js.DoToken)
		body := l.body(n.Body)
		l.noStrays()
		l.eat(js.WhileToken)
		test := l.parenthesized(n.Cond)
		l.semicolon()
		return &DoWhile{l.since(start), body, test}
	case *js.DebuggerStmt:
		l.eat(js.DebuggerToken)
		l.semicolon()
		return &Debugger{l.since(start)}
	case *js.ImportStmt:
		return l.importStmt(n)
	case *js.ExportStmt:
		return l.exportStmt(n)
	}
	return nil
}

// compound lowers the statements that need no semicolon.
func (l *lowerer) compound(s js.IStmt) Stmt {
	start := l.cur.start
	switch n := s.(type) {
	case *js.BlockStmt:
		return l.block(n.List)
	case *js.EmptyStmt:
		l.eat(js.SemicolonToken)
		return &Empty{l.since(start)}
	case *js.IfStmt:
		return l.ifStmt(n)
	case *js.WhileStmt:
		l.eat(js.WhileToken)
		test := l.parenthesized(n.Cond)
		body := l.body(n.Body)
		return &While{l.until(start, body), test, body}
	case *js.ForStmt:
		return l.forStmt(n)
	case *js.ForInStmt:
		return l.forIn(n)
	case *js.ForOfStmt:
		return l.forOf(n)
	case *js.SwitchStmt:
		return l.switchStmt(n)
	case *js.WithStmt:
		l.eat(js.WithToken)
		x := l.parenthesized(n.Cond)
		body := l.body(n.Body)
		return &With{l.until(start, body), x, body}
	case *js.LabelledStmt:
		label := identName(l.leaf(n.Label))
		l.eat(js.ColonToken)
		body := l.body(n.Value)
		return &Labeled{l.until(start, body), label, body}
	case *js.TryStmt:
		return l.try(n)
	case *js.FuncDecl:
		f := l.funcDecl(n, FunctionDeclaration)
		return &FuncDecl{f.Span, f}
	case *js.ClassDecl:
		c := l.class(n)
		return &ClassDecl{c.Span, c}
	}
	l.fail("unknown statement")
	return nil
}

// body lowers the statement that another one holds. The parser takes the end of the file for
// an empty statement, which lowering finds out by the missing token.
func (l *lowerer) body(s js.IStmt) Stmt {
	if s == nil {
		l.fail("statement expected")
	}
	return l.stmt(s)
}

// noStrays rejects `if (a) {}; else` and `do {}; while (a)`, which the parser lets pass.
func (l *lowerer) noStrays() {
	if len(l.strays) > 0 {
		l.fail("unexpected %q after a semicolon", l.curText())
	}
}

func (l *lowerer) parenthesized(x js.IExpr) Expr {
	l.eat(js.OpenParenToken)
	out := l.expr(x)
	l.eat(js.CloseParenToken)
	return out
}

func (l *lowerer) optExpr(x js.IExpr) Expr {
	if x == nil {
		return nil
	}
	return l.expr(x)
}

func (l *lowerer) block(list []js.IStmt) *Block {
	start := l.cur.start
	l.eat(js.OpenBraceToken)
	body := l.stmts(list)
	l.eat(js.CloseBraceToken)
	return &Block{Span: l.since(start), Body: body}
}

func (l *lowerer) branch(n *js.BranchStmt) Stmt {
	start := l.cur.start
	l.eat(n.Type)
	label := ""
	if n.Label != nil {
		label = identName(l.leaf(n.Label))
	}
	l.semicolon()
	if n.Type == js.BreakToken {
		return &Break{l.since(start), label}
	}
	return &Continue{l.since(start), label}
}

func (l *lowerer) ifStmt(n *js.IfStmt) Stmt {
	start := l.cur.start
	l.eat(js.IfToken)
	test := l.parenthesized(n.Cond)
	then := l.body(n.Body)
	if n.Else == nil {
		return &If{l.until(start, then), test, then, nil}
	}
	l.noStrays()
	l.eat(js.ElseToken)
	otherwise := l.body(n.Else)
	return &If{l.until(start, otherwise), test, then, otherwise}
}
