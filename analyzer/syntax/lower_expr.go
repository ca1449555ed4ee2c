package syntax

import (
	"strings"

	"github.com/tdewolff/parse/v2/js"
)

// expr lowers an expression.
func (l *lowerer) expr(x js.IExpr) Expr {
	l.enter()
	l.regexp()
	var out Expr
	switch n := x.(type) {
	case *js.Var:
		out = l.ident(n.Data)
	case *js.LiteralExpr:
		out = l.literal(n)
	case *js.TemplateExpr:
		out = l.template(n)
	case *js.ArrayExpr:
		out = l.array(n)
	case *js.ObjectExpr:
		out = l.object(n)
	case *js.FuncDecl:
		out = l.funcDecl(n, FunctionExpression)
	case *js.ClassDecl:
		out = l.class(n)
	case *js.ArrowFunc:
		out = l.arrow(n)
	case *js.GroupExpr, *js.CallExpr, *js.NewExpr, *js.DotExpr, *js.IndexExpr,
		*js.ImportMetaExpr, *js.NewTargetExpr:
		out = l.postfix(n)
	default:
		out = l.operation(n)
	}
	l.leave()
	return out
}

// ident takes one identifier.
func (l *lowerer) ident(data []byte) *Ident {
	start := l.cur.start
	name := identName(l.leaf(data))
	return &Ident{Span: l.since(start), Name: name}
}

func (l *lowerer) literal(n *js.LiteralExpr) Expr {
	start, tt := l.cur.start, l.cur.tt
	if tt == js.StringToken {
		return l.stringLit(n.Data)
	}
	text := l.leaf(n.Data)
	span := l.since(start)
	switch tt {
	case js.NullToken:
		return &NullLit{span}
	case js.TrueToken, js.FalseToken:
		return &BoolLit{span, tt == js.TrueToken}
	case js.ThisToken:
		return &ThisExpr{span}
	case js.SuperToken:
		return &SuperExpr{span}
	case js.RegExpToken:
		slash := strings.LastIndexByte(text, '/')
		return &RegExpLit{span, text[1:slash], text[slash+1:]}
	}
	if !js.IsNumeric(tt) {
		l.fail("unexpected %q", text)
	}
	value, bigInt := numberValue(text)
	return &NumberLit{span, value, bigInt}
}

func (l *lowerer) stringLit(data []byte) *StringLit {
	start := l.cur.start
	if l.cur.tt != js.StringToken {
		l.fail("unexpected %q, expected a string", l.curText())
	}
	value := stringValue(l.leaf(data))
	return &StringLit{l.since(start), value}
}

func (l *lowerer) template(n *js.TemplateExpr) Expr {
	start := l.cur.start
	out := &TemplateLit{}
	if n.Tag != nil {
		out.Tag = l.expr(n.Tag)
		if n.Optional {
			l.fail("a template cannot follow ?.")
		}
	}
	for _, part := range n.List {
		text := l.leaf(part.Value) // from ` or } to ${
		out.Strings = append(out.Strings, templateString(text[1:len(text)-2]))
		out.Exprs = append(out.Exprs, l.expr(part.Expr))
	}
	text := l.leaf(n.Tail)
	out.Strings = append(out.Strings, templateString(text[1:len(text)-1]))
	out.Span = l.since(start)
	return out
}

// array lowers an array literal by its tokens: the parser's holes are one per element, but
// a comma tells as much.
func (l *lowerer) array(n *js.ArrayExpr) Expr {
	start := l.cur.start
	l.eat(js.OpenBracketToken)
	elems := make([]Expr, 0, len(n.List))
	for _, e := range n.List {
		if e.Value == nil {
			elems = append(elems, nil)
			l.eat(js.CommaToken)
			continue
		}
		elems = append(elems, l.spreadable(e.Value, e.Spread))
		if l.cur.tt != js.CloseBracketToken {
			l.eat(js.CommaToken)
		}
	}
	l.eat(js.CloseBracketToken)
	return &ArrayLit{l.since(start), elems}
}

// spreadable lowers x or ...x.
func (l *lowerer) spreadable(x js.IExpr, spread bool) Expr {
	if !spread {
		return l.expr(x)
	}
	start := l.cur.start
	l.eat(js.EllipsisToken)
	inner := l.expr(x)
	return &Spread{l.since(start), inner}
}

// postfix lowers parentheses and what member expressions and calls are made of.
func (l *lowerer) postfix(x js.IExpr) Expr {
	start := l.cur.start
	switch n := x.(type) {
	case *js.GroupExpr:
		inner := l.parenthesized(n.X)
		return &Paren{l.since(start), inner}
	case *js.CallExpr:
		return l.call(n)
	case *js.NewExpr:
		return l.newExpr(n)
	case *js.DotExpr:
		return l.dot(n)
	case *js.IndexExpr:
		object := l.expr(n.X)
		if n.Optional {
			l.eat(js.OptChainToken)
		}
		key := l.computedKey(n.Y)
		return &Member{l.since(start), object, key, n.Optional}
	case *js.ImportMetaExpr:
		l.module = true
		l.eat(js.ImportToken)
		l.eat(js.DotToken)
		l.eat(js.MetaToken)
		return &MetaProperty{l.since(start), "import.meta"}
	default:
		l.eat(js.NewToken)
		l.eat(js.DotToken)
		l.eat(js.TargetToken)
		return &MetaProperty{l.since(start), "new.target"}
	}
}

func (l *lowerer) dot(n *js.DotExpr) Expr {
	start := l.cur.start
	object := l.expr(n.X)
	if n.Optional {
		l.eat(js.OptChainToken)
	} else {
		l.eat(js.DotToken)
	}
	key := &Key{}
	keyStart := l.cur.start
	switch y := n.Y.(type) {
	case js.LiteralExpr:
		key.Name = identName(l.leaf(y.Data))
	case *js.Var:
		key.Name, key.Private = identName(l.leaf(y.Data)[1:]), true
	default:
		l.fail("unknown member name")
	}
	key.Span = l.since(keyStart)
	return &Member{l.since(start), object, key, n.Optional}
}

func (l *lowerer) call(n *js.CallExpr) Expr {
	start := l.cur.start
	if callee, ok := n.X.(*js.LiteralExpr); ok && callee.TokenType == js.ImportToken {
		return l.importCall(n)
	}
	callee := l.expr(n.X)
	if n.Optional {
		l.eat(js.OptChainToken)
	}
	argsStart := l.cur.start
	args := l.args(n.Args.List)
	return &Call{l.since(start), callee, args, l.since(argsStart), n.Optional}
}

func (l *lowerer) importCall(n *js.CallExpr) Expr {
	start := l.cur.start
	l.eat(js.ImportToken)
	args := l.args(n.Args.List)
	if n.Optional || len(args) == 0 || len(args) > 2 {
		l.fail("import() needs one source")
	}
	out := &ImportCall{Span: l.since(start), Source: args[0]}
	if len(args) == 2 {
		out.Options = args[1]
	}
	return out
}

// newExpr lowers new. The parser drops an empty argument list.
func (l *lowerer) newExpr(n *js.NewExpr) Expr {
	start := l.cur.start
	l.eat(js.NewToken)
	callee := l.expr(n.X)
	var args []Expr
	if n.Args != nil {
		args = l.args(n.Args.List)
	} else if l.opt(js.OpenParenToken) {
		l.eat(js.CloseParenToken)
	}
	return &New{l.since(start), callee, args}
}

func (l *lowerer) args(list []js.Arg) []Expr {
	l.eat(js.OpenParenToken)
	out := make([]Expr, 0, len(list))
	for _, arg := range list {
		out = append(out, l.spreadable(arg.Value, arg.Rest))
		if l.cur.tt != js.CloseParenToken {
			l.eat(js.CommaToken)
		}
	}
	l.eat(js.CloseParenToken)
	return out
}
