package syntax

// Walk calls visit for n and, as long as visit returns true, for what n holds, in source
// order and depth first. It reaches every node, keys and parameters included. Comments are
// no nodes of the tree.
func Walk(n Node, visit func(Node) bool) {
	var walk func(Node)
	walk = func(n Node) {
		if visit(n) {
			Children(n, walk)
		}
	}
	walk(n)
}

// Children calls visit for each node that n holds directly, in source order. A shorthand
// property `{a}` has two children at the same place: its key and its value.
func Children(n Node, visit func(Node)) {
	switch n := n.(type) {
	case *Program:
		each(n.Body, visit)
	case Stmt:
		stmtChildren(n, visit)
	case *ArrayPattern:
		each(n.Elems, visit)
	case *ObjectPattern:
		each(n.Props, visit)
	case Expr:
		exprChildren(n, visit)
	default:
		partChildren(n, visit)
	}
}

// one visits n unless it is missing.
func one[T interface {
	comparable
	Node
}](n T, visit func(Node)) {
	var missing T
	if n != missing {
		visit(n)
	}
}

// each visits the nodes of a list, which has nil for a hole.
func each[T interface {
	comparable
	Node
}](list []T, visit func(Node)) {
	for _, n := range list {
		one(n, visit)
	}
}

func exprChildren(n Expr, visit func(Node)) {
	switch n := n.(type) {
	case *TemplateLit:
		one(n.Tag, visit)
		each(n.Exprs, visit)
	case *ArrayLit:
		each(n.Elems, visit)
	case *ObjectLit:
		each(n.Props, visit)
	case *Function:
		one(n.Name, visit)
		each(n.Params, visit)
		each(n.Body, visit)
		one(n.Expr, visit)
	case *Class:
		one(n.Name, visit)
		one(n.Extends, visit)
		each(n.Members, visit)
	case *Call:
		one(n.Callee, visit)
		each(n.Args, visit)
	case *New:
		one(n.Callee, visit)
		each(n.Args, visit)
	case *Member:
		one(n.X, visit)
		one(n.Key, visit)
	case *Sequence:
		each(n.Exprs, visit)
	default:
		operatorChildren(n, visit)
	}
}

func operatorChildren(n Expr, visit func(Node)) {
	switch n := n.(type) {
	case *Spread:
		one(n.X, visit)
	case *Paren:
		one(n.X, visit)
	case *Unary:
		one(n.X, visit)
	case *Update:
		one(n.X, visit)
	case *Await:
		one(n.X, visit)
	case *Yield:
		one(n.X, visit)
	case *Binary:
		one(n.X, visit)
		one(n.Y, visit)
	case *Logical:
		one(n.X, visit)
		one(n.Y, visit)
	case *Assign:
		one(n.Target, visit)
		one(n.Value, visit)
	case *Conditional:
		one(n.Test, visit)
		one(n.Then, visit)
		one(n.Else, visit)
	case *ImportCall:
		one(n.Source, visit)
		one(n.Options, visit)
	}
}

func stmtChildren(n Stmt, visit func(Node)) {
	switch n := n.(type) {
	case *VarDecl:
		each(n.Decls, visit)
	case *FuncDecl:
		visit(n.Func)
	case *ClassDecl:
		visit(n.Class)
	case *ExprStmt:
		visit(n.X)
	case *Block:
		each(n.Body, visit)
	case *If:
		visit(n.Test)
		visit(n.Then)
		one(n.Else, visit)
	case *Return:
		one(n.X, visit)
	case *Throw:
		visit(n.X)
	case *Try:
		visit(n.Body)
		one(n.Catch, visit)
		one(n.Finally, visit)
	case *Switch:
		visit(n.X)
		each(n.Cases, visit)
	case *Labeled:
		visit(n.Body)
	case *With:
		visit(n.X)
		visit(n.Body)
	case *While:
		visit(n.Test)
		visit(n.Body)
	case *DoWhile:
		visit(n.Body)
		visit(n.Test)
	case *For, *ForIn, *ForOf:
		forChildren(n, visit)
	default:
		moduleChildren(n, visit)
	}
}

func forChildren(n Stmt, visit func(Node)) {
	switch n := n.(type) {
	case *For:
		one(n.Init, visit)
		one(n.Test, visit)
		one(n.Post, visit)
		visit(n.Body)
	case *ForIn:
		one(n.Decl, visit)
		one(n.Target, visit)
		visit(n.X)
		visit(n.Body)
	case *ForOf:
		one(n.Decl, visit)
		one(n.Target, visit)
		visit(n.X)
		visit(n.Body)
	}
}

func moduleChildren(n Stmt, visit func(Node)) {
	switch n := n.(type) {
	case *Import:
		each(n.Specs, visit)
		visit(n.Source)
	case *ExportNamed:
		each(n.Specs, visit)
		one(n.Source, visit)
	case *ExportDecl:
		visit(n.Decl)
	case *ExportDefault:
		visit(n.X)
	case *ExportAll:
		visit(n.Source)
	}
}

// partChildren visits the children of what is neither statement, expression nor pattern.
func partChildren(n Node, visit func(Node)) {
	switch n := n.(type) {
	case *Param:
		visit(n.Target)
		one(n.Default, visit)
	case *Key:
		one(n.Computed, visit)
	case *Property:
		one(n.Key, visit)
		one(n.Value, visit)
	case *ClassMember:
		one(n.Key, visit)
		one(n.Value, visit)
	case *PatternElem:
		visit(n.Target)
		one(n.Default, visit)
	case *PatternProp:
		one(n.Key, visit)
		visit(n.Value)
	case *Declarator:
		visit(n.Target)
		one(n.Init, visit)
	case *CatchClause:
		one(n.Param, visit)
		visit(n.Body)
	case *Case:
		one(n.Test, visit)
		each(n.Body, visit)
	case *ImportSpec:
		visit(n.Local)
	case *ExportSpec:
		one(n.Ref, visit)
	}
}
