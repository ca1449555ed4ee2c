package syntax

import "slices"

func (p *printer) stmt(n Stmt) {
	switch n := n.(type) {
	case *VarDecl:
		p.word(map[BindingKind]string{VarBinding: "var", LetBinding: "let", ConstBinding: "const"}[n.Kind])
		p.children(n)
	case *Block:
		p.block(n.Body)
	case *If:
		p.word("if")
		p.node(n.Test)
		p.node(n.Then)
		p.maybe(n.Else, n.Else != nil, "else")
	case *Try:
		p.word("try")
		p.node(n.Body)
		p.maybe(n.Catch, n.Catch != nil)
		p.maybe(n.Finally, n.Finally != nil, "finally")
	case *Switch:
		p.word("switch")
		p.node(n.X)
		p.word("{")
		for _, c := range n.Cases {
			p.node(c)
		}
		p.word("}")
	case *Labeled:
		p.put(ident, n.Label)
		p.word(":")
		p.node(n.Body)
	case *Break:
		p.word("break")
		p.label(n.Label)
	case *Continue:
		p.word("continue")
		p.label(n.Label)
	case *DoWhile:
		p.word("do")
		p.node(n.Body)
		p.word("while")
		p.node(n.Test)
	case *ForIn:
		p.forHead("in", n.Decl, n.Target, n.X)
		p.node(n.Body)
	case *ForOf:
		p.word("for")
		p.when(n.Await, "await")
		p.forHead("of", n.Decl, n.Target, n.X)
		p.node(n.Body)
	default:
		p.plain(n)
	}
}

// plain prints the statements that are a keyword and their children.
func (p *printer) plain(n Stmt) {
	switch n.(type) {
	case *For:
		p.word("for")
	case *While:
		p.word("while")
	case *With:
		p.word("with")
	case *Return:
		p.word("return")
	case *Throw:
		p.word("throw")
	case *Debugger:
		p.word("debugger")
	case *Import, *ExportNamed, *ExportDecl, *ExportDefault, *ExportAll:
		p.module(n)
		return
	}
	p.children(n)
}

func (p *printer) label(name string) {
	if name != "" {
		p.put(ident, name)
	}
}

func (p *printer) forHead(word string, decl *VarDecl, target Pattern, x Expr) {
	p.when(word == "in", "for")
	p.maybe(decl, decl != nil)
	p.maybe(target, target != nil)
	p.word(word)
	p.node(x)
}

func (p *printer) module(n Stmt) {
	switch n := n.(type) {
	case *Import:
		p.imports(n)
	case *ExportNamed:
		p.word("export", "{")
		for _, s := range n.Specs {
			p.exportSpec(s)
		}
		p.word("}")
		p.maybe(n.Source, n.Source != nil, "from")
	case *ExportDecl:
		p.word("export")
		p.node(n.Decl)
	case *ExportDefault:
		p.word("export", "default")
		p.node(n.X)
	case *ExportAll:
		p.word("export", "*")
		if n.Namespace {
			p.word("as")
			p.put(anyName, n.Name)
		}
		p.word("from")
		p.node(n.Source)
	}
}

// imports prints an import. The tree does not tell whether there are braces around nothing.
func (p *printer) imports(n *Import) {
	p.word("import")
	specs := n.Specs
	if len(specs) > 0 && specs[0].Imported == "default" && specs[0].Span == specs[0].Local.Span {
		p.importSpec(specs[0])
		specs = specs[1:]
	}
	switch {
	case len(specs) == 1 && specs[0].Imported == "*":
		p.importSpec(specs[0])
	case len(specs) > 0:
		p.word("{")
		for _, s := range specs {
			p.importSpec(s)
		}
		p.word("}")
	case slices.ContainsFunc(p.within(n.Span), func(tok lexeme) bool { return tok.text == "{" }):
		p.word("{", "}")
	}
	if p.tokens[len(p.tokens)-1].value != "import" {
		p.word("from")
	}
	p.node(n.Source)
}

func (p *printer) importSpec(s *ImportSpec) {
	from := len(p.tokens)
	if s.Span != s.Local.Span {
		p.put(anyName, s.Imported)
		p.word("as")
	}
	p.node(s.Local)
	p.places[s] = [2]int{from, len(p.tokens)}
}

func (p *printer) exportSpec(s *ExportSpec) {
	from := len(p.tokens)
	if s.Ref != nil {
		p.node(s.Ref)
	} else {
		p.put(anyName, s.Local)
	}
	if len(p.within(s.Span)) > 1 { // the tree does not tell `a as a` from `a`
		p.word("as")
		p.put(anyName, s.Exported)
	}
	p.places[s] = [2]int{from, len(p.tokens)}
}

// within lists the source's tokens in span.
func (p *printer) within(span Span) []lexeme {
	byStart := func(tok lexeme, start int) int { return tok.start - start }
	first, _ := slices.BinarySearchFunc(p.source, int(span.Start), byStart)
	end, _ := slices.BinarySearchFunc(p.source, int(span.End), byStart)
	return p.source[first:end]
}
