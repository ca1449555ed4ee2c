package syntax

import "github.com/tdewolff/parse/v2/js"

// operation lowers the expressions that operators make.
func (l *lowerer) operation(x js.IExpr) Expr {
	start := l.cur.start
	switch n := x.(type) {
	case *js.BinaryExpr:
		return l.binary(n)
	case *js.UnaryExpr:
		return l.unary(n)
	case *js.CondExpr:
		test := l.expr(n.Cond)
		l.eat(js.QuestionToken)
		then := l.expr(n.X)
		l.eat(js.ColonToken)
		otherwise := l.expr(n.Y)
		return &Conditional{l.since(start), test, then, otherwise}
	case *js.CommaExpr:
		return l.sequence(n)
	case *js.YieldExpr:
		l.eat(js.YieldToken)
		if n.Generator {
			l.eat(js.MulToken)
		}
		operand := l.optExpr(n.X)
		return &Yield{l.since(start), operand, n.Generator}
	}
	l.fail("unknown expression")
	return nil
}

func (l *lowerer) sequence(n *js.CommaExpr) Expr {
	start := l.cur.start
	exprs := make([]Expr, 0, len(n.List))
	for i, x := range n.List {
		if i > 0 {
			l.eat(js.CommaToken)
		}
		exprs = append(exprs, l.expr(x))
	}
	return &Sequence{l.since(start), exprs}
}

func (l *lowerer) binary(n *js.BinaryExpr) Expr {
	start := l.cur.start
	if isAssignment(n.Op) {
		target := l.target(n.X)
		if _, simple := target.(Expr); !simple && n.Op != js.EqToken {
			l.fail("a pattern cannot be the target of %q", l.curText())
		}
		op := l.operator(n.Op)
		value := l.expr(n.Y)
		return &Assign{l.since(start), op, target, value}
	}
	x := l.leftOperand(n.X)
	op := l.operator(n.Op)
	y := l.expr(n.Y)
	switch n.Op {
	case js.AndToken, js.OrToken, js.NullishToken:
		return &Logical{l.since(start), op, x, y}
	}
	return &Binary{l.since(start), op, x, y}
}

// leftOperand lowers the left side of an operator, which may be the #name of `#name in x`.
func (l *lowerer) leftOperand(x js.IExpr) Expr {
	v, ok := x.(*js.Var)
	if !ok || len(v.Data) == 0 || v.Data[0] != '#' {
		return l.expr(x)
	}
	start := l.cur.start
	name := identName(l.leaf(v.Data)[1:])
	return &PrivateName{l.since(start), name}
}

// operator takes an operator and returns how it is written.
func (l *lowerer) operator(tt js.TokenType) string {
	op := l.curText()
	l.eat(tt)
	return op
}

func isAssignment(op js.TokenType) bool {
	switch op {
	case js.EqToken, js.AddEqToken, js.SubEqToken, js.MulEqToken, js.DivEqToken, js.ModEqToken,
		js.ExpEqToken, js.LtLtEqToken, js.GtGtEqToken, js.GtGtGtEqToken, js.BitAndEqToken,
		js.BitOrEqToken, js.BitXorEqToken, js.AndEqToken, js.OrEqToken, js.NullishEqToken:
		return true
	}
	return false
}

func (l *lowerer) unary(n *js.UnaryExpr) Expr {
	start := l.cur.start
	switch n.Op {
	case js.PostIncrToken, js.PostDecrToken:
		return l.update(n, false)
	case js.PreIncrToken, js.PreDecrToken:
		return l.update(n, true)
	case js.AwaitToken:
		l.module = l.module || l.funcs == 0
		l.eat(js.AwaitToken)
		x := l.expr(n.X)
		return &Await{l.since(start), x}
	}
	op := l.curText()
	l.next()
	if token := unaryText(n.Op); op != token {
		l.fail("unexpected %q, expected %q", op, token)
	}
	x := l.expr(n.X)
	return &Unary{l.since(start), op, x}
}

// unaryText is how a unary operator is written; the parser has tokens of its own for signs.
func unaryText(op js.TokenType) string {
	switch op {
	case js.PosToken:
		return "+"
	case js.NegToken:
		return "-"
	}
	return op.String()
}

func (l *lowerer) update(n *js.UnaryExpr, prefix bool) Expr {
	start := l.cur.start
	op := js.IncrToken
	if n.Op == js.PostDecrToken || n.Op == js.PreDecrToken {
		op = js.DecrToken
	}
	if prefix {
		l.eat(op)
	}
	x, ok := l.target(n.X).(Expr)
	if !ok {
		l.fail("a pattern cannot be updated")
	}
	if !prefix {
		l.eat(op)
	}
	return &Update{l.since(start), op.String(), prefix, x}
}
