package syntax

// BindingKind tells how a name came to be bound.
type BindingKind uint8

// The kinds of binding. A name that is both a function and a var or parameter is a
// FunctionBinding; one that is both a parameter and a var is a ParamBinding.
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
//
// Two declarations bind their identifier twice. A class declaration binds its name around
// the class and, for the class's own use, inside it. A function declared in a block of sloppy
// code is bound in the block and, as Annex B has it, also like a var: see Hoisted.
// Ident.Binding of the declaration is the outer one for a class, the block's for a function.
type Binding struct {
	Name  string
	Kind  BindingKind
	Scope *Scope
	Decls []*Ident // in source order; several for a redeclared var or function
	Uses  []*Ident // references that are no declarations, writes included, in source order
	// Writes counts the places that give the binding a value: initialisers, assignments,
	// updates, loop heads. A parameter, function, class, import or catch counts one for itself.
	Writes int
	// Captured: used or written in a function other than the one that declares it. A field
	// initialiser and a static block count as functions.
	Captured bool
	// Hoisted is the var-like binding that is also given the value of a function declared in
	// a block, when the declaration is reached; nil for all other bindings.
	Hoisted *Binding
}

// ScopeKind tells what opened a scope.
type ScopeKind uint8

// The kinds of scope. Var declarations belong to the nearest Global, Module, Function or
// StaticBlock scope. A handler's top scope and that of a field initialiser, which no node
// holds, are Function scopes. A FunctionName scope holds the name of a named function
// expression and is the parent of that function's scope.
const (
	GlobalScope ScopeKind = iota
	ModuleScope
	FunctionScope
	BlockScope
	CatchScope
	ClassScope
	StaticBlockScope
	FunctionNameScope
)

// Scope is a region in which names are bound.
type Scope struct {
	Kind     ScopeKind
	Parent   *Scope     // nil for the outermost
	Bindings []*Binding // in order of declaration, hoisted ones last

	names       map[string]*Binding // nil as long as there are few bindings
	fn          *Scope              // where var goes: this scope or the nearest that takes it
	params      int                 // how many of Bindings a function's parameters see
	simpleCatch bool                // of catch (e), whose e a var may redeclare
}

// mapThreshold is the number of bindings from which on a map is faster than a search.
const mapThreshold = 8

// Lookup returns the binding of name in this very scope, or nil.
func (s *Scope) Lookup(name string) *Binding {
	if s.names != nil {
		return s.names[name]
	}
	for _, b := range s.Bindings {
		if b.Name == name {
			return b
		}
	}
	return nil
}

func newScope(kind ScopeKind, parent *Scope) *Scope {
	s := &Scope{Kind: kind, Parent: parent}
	switch kind {
	case GlobalScope, ModuleScope, FunctionScope, StaticBlockScope:
		s.fn = s
	default:
		s.fn = parent.fn
	}
	return s
}

// add makes a new binding in s, which has none of that name.
func (s *Scope) add(name string, kind BindingKind) *Binding {
	b := &Binding{Name: name, Kind: kind, Scope: s}
	s.Bindings = append(s.Bindings, b)
	switch {
	case s.names != nil:
		s.names[name] = b
	case len(s.Bindings) > mapThreshold:
		s.names = make(map[string]*Binding, 2*len(s.Bindings))
		for _, b := range s.Bindings {
			s.names[b.Name] = b
		}
	}
	return b
}
