package syntax

import (
	"bytes"

	"github.com/tdewolff/parse/v2/js"
)

func (l *lowerer) importStmt(n *js.ImportStmt) Stmt {
	start := l.cur.start
	l.module = true
	out := &Import{}
	l.eat(js.ImportToken)
	if n.Default != nil {
		local := l.ident(n.Default)
		out.Specs = append(out.Specs, &ImportSpec{local.Span, "default", local})
		l.opt(js.CommaToken)
	}
	if len(n.List) == 1 && bytes.Equal(n.List[0].Name, []byte("*")) {
		out.Specs = append(out.Specs, l.namespaceImport(&n.List[0]))
	} else if n.List != nil {
		out.Specs = append(out.Specs, l.importSpecs(n.List)...)
	}
	if n.Default != nil || n.List != nil {
		l.eat(js.FromToken)
	}
	out.Source = l.stringLit(n.Module)
	l.opt(js.SemicolonToken)
	out.Span = l.since(start)
	return out
}

func (l *lowerer) namespaceImport(a *js.Alias) *ImportSpec {
	start := l.cur.start
	l.eat(js.MulToken)
	l.eat(js.AsToken)
	local := l.ident(a.Binding)
	return &ImportSpec{l.since(start), "*", local}
}

// importSpecs lowers {a, b as c}. The parser marks a trailing comma with an empty alias.
func (l *lowerer) importSpecs(list []js.Alias) []*ImportSpec {
	l.eat(js.OpenBraceToken)
	out := make([]*ImportSpec, 0, len(list))
	for i := range list {
		a := &list[i]
		if a.Binding == nil {
			continue
		}
		start := l.cur.start
		imported := ""
		if a.Name != nil {
			imported = l.exportedName(a.Name)
			l.eat(js.AsToken)
		}
		local := l.ident(a.Binding)
		if a.Name == nil {
			imported = local.Name
		}
		out = append(out, &ImportSpec{l.since(start), imported, local})
		l.opt(js.CommaToken)
	}
	l.eat(js.CloseBraceToken)
	return out
}

// exportedName takes a name that may be any word or a string.
func (l *lowerer) exportedName(data []byte) string {
	if l.cur.tt == js.StringToken {
		return l.stringLit(data).Value
	}
	return identName(l.leaf(data))
}

func (l *lowerer) exportStmt(n *js.ExportStmt) Stmt {
	start := l.cur.start
	l.module = true
	l.eat(js.ExportToken)
	switch {
	case n.Default:
		return l.exportDefault(start, n.Decl)
	case n.Decl != nil:
		return l.exportDecl(start, n.Decl)
	case l.cur.tt == js.MulToken:
		return l.exportAll(start, n)
	}
	out := &ExportNamed{Specs: l.exportSpecs(n)}
	if n.Module != nil {
		l.eat(js.FromToken)
		out.Source = l.stringLit(n.Module)
	}
	l.opt(js.SemicolonToken)
	out.Span = l.since(start)
	return out
}

func (l *lowerer) exportAll(start int, n *js.ExportStmt) Stmt {
	out := &ExportAll{}
	l.eat(js.MulToken)
	if out.Namespace = l.opt(js.AsToken); out.Namespace {
		out.Name = l.exportedName(n.List[0].Binding)
	}
	l.eat(js.FromToken)
	out.Source = l.stringLit(n.Module)
	l.opt(js.SemicolonToken)
	out.Span = l.since(start)
	return out
}

func (l *lowerer) exportSpecs(n *js.ExportStmt) []*ExportSpec {
	l.eat(js.OpenBraceToken)
	out := make([]*ExportSpec, 0, len(n.List))
	for i := range n.List {
		if n.List[i].Binding != nil {
			out = append(out, l.exportSpec(&n.List[i], n.Module == nil))
			l.opt(js.CommaToken)
		}
	}
	l.eat(js.CloseBraceToken)
	return out
}

// exportSpec lowers `a as b`; own tells that a is a name of this module.
func (l *lowerer) exportSpec(a *js.Alias, own bool) *ExportSpec {
	start := l.cur.start
	local := a.Name
	if local == nil {
		local = a.Binding
	}
	out := &ExportSpec{}
	if own {
		if !js.IsIdentifierName(l.cur.tt) {
			l.fail("unexpected %q, expected a name", l.curText())
		}
		out.Ref = l.ident(local)
		out.Local = out.Ref.Name
	} else {
		out.Local = l.exportedName(local)
	}
	out.Exported = out.Local
	if a.Name != nil {
		l.eat(js.AsToken)
		out.Exported = l.exportedName(a.Binding)
	}
	out.Span = l.since(start)
	return out
}

func (l *lowerer) exportDecl(start int, decl js.IExpr) Stmt {
	out := &ExportDecl{}
	switch n := decl.(type) {
	case *js.VarDecl:
		d := l.varDecl(n)
		l.opt(js.SemicolonToken)
		d.Span = l.since(int(d.Start) - l.base)
		out.Span, out.Decl = l.since(start), d
		return out
	case *js.FuncDecl:
		f := l.funcDecl(n, FunctionDeclaration)
		out.Decl = &FuncDecl{f.Span, f}
	case *js.ClassDecl:
		c := l.class(n)
		out.Decl = &ClassDecl{c.Span, c}
	default:
		l.fail("unknown declaration")
	}
	out.Span = l.since(start)
	l.strayed()
	return out
}

func (l *lowerer) exportDefault(start int, decl js.IExpr) Stmt {
	l.eat(js.DefaultToken)
	out := &ExportDefault{}
	switch n := decl.(type) {
	case *js.FuncDecl:
		out.X = l.funcDecl(n, FunctionDeclaration)
	case *js.ClassDecl:
		out.X = l.class(n)
	default:
		out.X = l.expr(decl)
		l.opt(js.SemicolonToken)
		out.Span = l.since(start)
		return out
	}
	out.Span = l.since(start)
	l.strayed()
	return out
}
