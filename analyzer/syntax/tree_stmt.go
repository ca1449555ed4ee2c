package syntax

// Statements.

type (
	// VarDecl is var, let or const; using and await using are read as const.
	VarDecl struct {
		Span
		Kind  BindingKind // VarBinding, LetBinding or ConstBinding
		Decls []*Declarator
	}

	// Declarator is one `target = init` of a declaration; Init may be nil.
	Declarator struct {
		Span
		Target Pattern
		Init   Expr
	}

	// FuncDecl is a function declaration.
	FuncDecl struct {
		Span
		Func *Function
	}

	// ClassDecl is a class declaration.
	ClassDecl struct {
		Span
		Class *Class
	}

	// ExprStmt is an expression as a statement.
	ExprStmt struct {
		Span
		X         Expr
		Directive bool // such as 'use strict'
	}

	// Block is { ... }.
	Block struct {
		Span
		Body  []Stmt
		Scope *Scope
	}

	// If has a nil Else when there is none.
	If struct {
		Span
		Test       Expr
		Then, Else Stmt
	}

	// For has nil for each missing part. Init is *VarDecl or *ExprStmt.
	For struct {
		Span
		Init       Stmt
		Test, Post Expr
		Body       Stmt
		Scope      *Scope
	}

	// ForIn and ForOf bind each key or value to Decl (a VarDecl with one declarator) or Target.
	ForIn struct {
		Span
		Decl   *VarDecl
		Target Pattern
		X      Expr
		Body   Stmt
		Scope  *Scope
	}

	// ForOf is for (... of X), see ForIn.
	ForOf struct {
		Span
		Await  bool
		Decl   *VarDecl
		Target Pattern
		X      Expr
		Body   Stmt
		Scope  *Scope
	}

	// While is while (Test) Body.
	While struct {
		Span
		Test Expr
		Body Stmt
	}

	// DoWhile is do Body while (Test).
	DoWhile struct {
		Span
		Body Stmt
		Test Expr
	}

	// Return has a nil X when it returns nothing.
	Return struct {
		Span
		X Expr
	}

	// Throw is throw X.
	Throw struct {
		Span
		X Expr
	}

	// Break and Continue have Label "" when there is none.
	Break struct {
		Span
		Label string
	}

	// Continue is continue, see Break.
	Continue struct {
		Span
		Label string
	}

	// Try has a nil Catch or Finally when missing.
	Try struct {
		Span
		Body    *Block
		Catch   *CatchClause
		Finally *Block
	}

	// Switch is switch (X) with its cases.
	Switch struct {
		Span
		X     Expr
		Cases []*Case
		Scope *Scope
	}

	// Labeled is Label: Body.
	Labeled struct {
		Span
		Label string
		Body  Stmt
	}

	// Empty is a lone semicolon.
	Empty struct{ Span }

	// Debugger is debugger.
	Debugger struct{ Span }

	// With is with (X) Body.
	With struct {
		Span
		X    Expr
		Body Stmt
	}

	// Import is a static import; Specs is empty for `import 'x'`.
	Import struct {
		Span
		Specs  []*ImportSpec
		Source *StringLit
	}

	// ExportNamed is `export {a as b}` with or without a source.
	ExportNamed struct {
		Span
		Specs  []*ExportSpec
		Source *StringLit // nil unless it re-exports
	}

	// ExportDecl is `export` before a declaration.
	ExportDecl struct {
		Span
		Decl Stmt // *VarDecl, *FuncDecl or *ClassDecl
	}

	// ExportDefault is `export default`; X is *Function or *Class for declarations,
	// whose names, where they have one, are bound in the module's scope.
	ExportDefault struct {
		Span
		X Expr
	}

	// ExportAll is `export * from` or, with Namespace set, `export * as Name from`.
	ExportAll struct {
		Span
		Namespace bool
		Name      string
		Source    *StringLit
	}
)

// CatchClause is the catch of a try; Param may be nil.
type CatchClause struct {
	Span
	Param Pattern
	Body  *Block
	Scope *Scope // the parameter's
}

// Case is `case Test:`, or `default:` when Test is nil.
type Case struct {
	Span
	Test Expr
	Body []Stmt
}

// ImportSpec binds Local to the exported name Imported: "default", "*" or a name.
type ImportSpec struct {
	Span
	Imported string
	Local    *Ident
}

// ExportSpec exports Local (of this module, or of the source) as Exported.
// Ref is the use of the local binding; nil when the export has a source.
type ExportSpec struct {
	Span
	Local    string
	Exported string
	Ref      *Ident
}

func (*VarDecl) stmt()       {}
func (*FuncDecl) stmt()      {}
func (*ClassDecl) stmt()     {}
func (*ExprStmt) stmt()      {}
func (*Block) stmt()         {}
func (*If) stmt()            {}
func (*For) stmt()           {}
func (*ForIn) stmt()         {}
func (*ForOf) stmt()         {}
func (*While) stmt()         {}
func (*DoWhile) stmt()       {}
func (*Return) stmt()        {}
func (*Throw) stmt()         {}
func (*Break) stmt()         {}
func (*Continue) stmt()      {}
func (*Try) stmt()           {}
func (*Switch) stmt()        {}
func (*Labeled) stmt()       {}
func (*Empty) stmt()         {}
func (*Debugger) stmt()      {}
func (*With) stmt()          {}
func (*Import) stmt()        {}
func (*ExportNamed) stmt()   {}
func (*ExportDecl) stmt()    {}
func (*ExportDefault) stmt() {}
func (*ExportAll) stmt()     {}
