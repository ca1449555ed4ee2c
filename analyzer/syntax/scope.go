package syntax

// BindingKind tells how a name came to be bound.
type BindingKind uint8

// The kinds of binding.
const (
	VarBinding BindingKind = iota
	LetBinding
	ConstBinding
	FunctionBinding
	ClassBinding
	ParamBinding
	CatchBinding
	ImportBinding
)

// Binding is a declared name and all its occurrences.
type Binding struct {
	Name  string
	Kind  BindingKind
	Scope *Scope
	Decls []*Ident // in source order; several for a redeclared var or function
	Uses  []*Ident // references that are no declarations, writes included
	// Writes counts the places that give the binding a value: initialisers, assignments,
	// updates, loop heads. A parameter, function, class, import or catch counts one for itself.
	Writes int
	// Captured: used or written in a function other than the one that declares it.
	Captured bool
}

// ScopeKind tells what opened a scope.
type ScopeKind uint8

// The kinds of scope. Var declarations belong to the nearest Global, Module, Function or
// StaticBlock scope.
const (
	GlobalScope ScopeKind = iota
	ModuleScope
	FunctionScope
	BlockScope
	CatchScope
	ClassScope
	StaticBlockScope
)

// Scope is a region in which names are bound.
type Scope struct {
	Kind     ScopeKind
	Parent   *Scope     // nil for the outermost
	Bindings []*Binding // in order of declaration
	names    map[string]*Binding
}

// Lookup returns the binding of name in this very scope, or nil.
func (s *Scope) Lookup(name string) *Binding { return s.names[name] }
