package syntax

// The span of a statement takes in the semicolon that ends it, the span of an expression
// leaves out the parentheses around it: they are a Paren's, except around an assignment
// target, `(a.b) = 1`, where they are in no node. What Parse blanks because it is newer than
// the parser, such as import attributes and decorators, is in no node either.

// Program is one parsed script, module or handler attribute.
type Program struct {
	Span
	Module   bool // parsed as a module, or holds import or export
	Moved    bool // parsed from generated code: places are those of what it was generated from
	Body     []Stmt
	Comments []Comment
	Scope    *Scope // the global scope of a script, the top scope of a module or handler
}

// Expr is an expression.
type Expr interface {
	Node
	expr()
}

// Stmt is a statement or a declaration.
type Stmt interface {
	Node
	stmt()
}

// Pattern is what a value can be bound or assigned to: *Ident, *ArrayPattern,
// *ObjectPattern, and in assignments also *Member.
type Pattern interface {
	Node
	pattern()
}

// Expressions.

type (
	// Ident is a use or a declaration of a name. Name has its escapes decoded.
	Ident struct {
		Span
		Name    string
		Binding *Binding // nil: `arguments`, or a global that the program does not declare
	}

	// ThisExpr is this.
	ThisExpr struct{ Span }

	// SuperExpr is super, in super.x or super().
	SuperExpr struct{ Span }

	// NullLit is null.
	NullLit struct{ Span }

	// BoolLit is true or false.
	BoolLit struct {
		Span
		Value bool
	}

	// NumberLit is a number; a bigint has BigInt set and its nearest Value.
	NumberLit struct {
		Span
		Value  float64
		BigInt bool
	}

	// StringLit is a string with its escapes decoded; a lone surrogate becomes U+FFFD. Here
	// and in all other text, bytes of the source that are no UTF-8 become '?'.
	StringLit struct {
		Span
		Value string
	}

	// RegExpLit is a regular expression, its parts without the slashes.
	RegExpLit struct {
		Span
		Pattern, Flags string
	}

	// TemplateLit has one more string than expressions. Tag is nil for an untagged template.
	// A string with an invalid escape, which a tagged template may have, is "".
	TemplateLit struct {
		Span
		Tag     Expr
		Strings []string
		Exprs   []Expr
	}

	// ArrayLit holds nil for a hole.
	ArrayLit struct {
		Span
		Elems []Expr
	}

	// ObjectLit is an object literal.
	ObjectLit struct {
		Span
		Props []*Property
	}

	// Spread is `...x` in an array, an argument list or (as a Property's value) an object.
	Spread struct {
		Span
		X Expr
	}

	// Function is every kind of function; see its flags. A method's span begins with its
	// parameters, for its name is the Key of the Property or ClassMember.
	Function struct {
		Span
		Kind      FunctionKind
		Async     bool
		Generator bool
		Name      *Ident // nil when the function has no name of its own
		Params    []*Param
		Body      []Stmt
		BodySpan  Span   // with the braces; the expression's own for an expression arrow
		Expr      Expr   // body of an expression arrow; Body is then nil
		Scope     *Scope // parameters and the body's own declarations
	}

	// Class is a class declaration or expression.
	Class struct {
		Span
		Name    *Ident
		Extends Expr
		Members []*ClassMember
		Scope   *Scope // holds the class's inner name
	}

	// Unary is one of - + ! ~ typeof void delete.
	Unary struct {
		Span
		Op string
		X  Expr
	}

	// Update is ++ or --.
	Update struct {
		Span
		Op     string
		Prefix bool
		X      Expr
	}

	// Binary is an operator that evaluates both sides. For `#p in x`, X is a *PrivateName.
	Binary struct {
		Span
		Op   string
		X, Y Expr
	}

	// Logical is && || or ??.
	Logical struct {
		Span
		Op   string
		X, Y Expr
	}

	// Assign is = or a compound assignment such as += or ??=.
	Assign struct {
		Span
		Op     string
		Target Pattern
		Value  Expr
	}

	// Conditional is Test ? Then : Else.
	Conditional struct {
		Span
		Test, Then, Else Expr
	}

	// Call is a call. Optional means `f?.()`.
	Call struct {
		Span
		Callee   Expr
		Args     []Expr
		ArgsSpan Span // from ( to after )
		Optional bool
	}

	// New is new Callee(Args).
	New struct {
		Span
		Callee Expr
		Args   []Expr
	}

	// Member is x.name, x[expr] or x.#name. Optional means `?.` stands before the key.
	// An optional chain short-circuits up to the next Paren.
	Member struct {
		Span
		X        Expr
		Key      *Key
		Optional bool
	}

	// Sequence is x, y.
	Sequence struct {
		Span
		Exprs []Expr
	}

	// Await is await X.
	Await struct {
		Span
		X Expr
	}

	// Yield is yield or yield*; X may be nil.
	Yield struct {
		Span
		X        Expr
		Delegate bool
	}

	// ImportCall is import(source) or import(source, options); Options may be nil.
	ImportCall struct {
		Span
		Source  Expr
		Options Expr
	}

	// MetaProperty is "import.meta" or "new.target".
	MetaProperty struct {
		Span
		Name string
	}

	// Paren keeps parentheses, which end an optional chain.
	Paren struct {
		Span
		X Expr
	}

	// PrivateName is #name as the left side of `in`.
	PrivateName struct {
		Span
		Name string
	}
)

// FunctionKind tells how a function is written.
type FunctionKind uint8

// The kinds of function. Getters, setters and constructors are methods too, told apart by
// the Property or ClassMember that holds them.
const (
	FunctionDeclaration FunctionKind = iota
	FunctionExpression
	ArrowFunction
	MethodFunction
)

// Param is one parameter.
type Param struct {
	Span
	Target  Pattern
	Default Expr // may be nil
	Rest    bool
	Type    string // the name of its type in TypeScript; "" if it has none or no name says it
}

// Key is the name of a property or member: exactly one of Name, Computed or Private form.
// Its span takes in quotes, # and brackets, but not the dot of a member.
type Key struct {
	Span
	Name     string // the name without quotes or escapes; "" when computed
	Computed Expr   // nil unless written [expr]
	Private  bool   // Name is a private name, without #
}

// PropertyKind tells what a member of an object or a class is.
type PropertyKind uint8

// The kinds of property. Spread occurs in objects only, Field and StaticBlock in classes only.
const (
	InitProperty PropertyKind = iota
	MethodProperty
	GetProperty
	SetProperty
	SpreadProperty
	FieldProperty
	StaticBlock
)

// Property is one entry of an object literal. A spread has no Key. The Key and the Value of
// a shorthand are at the same place.
type Property struct {
	Span
	Kind      PropertyKind
	Key       *Key
	Value     Expr // *Function for methods and accessors
	Shorthand bool
}

// ClassMember is a method, accessor, field with its semicolon or static block.
// A static block's statements are Value.(*Function).Body.
type ClassMember struct {
	Span
	Kind   PropertyKind
	Static bool
	Key    *Key
	Value  Expr // *Function for methods, accessors and static blocks; a field's initialiser or nil
}

// Patterns.

type (
	// ArrayPattern holds nil for a hole.
	ArrayPattern struct {
		Span
		Elems []*PatternElem
	}

	// ObjectPattern takes an object apart.
	ObjectPattern struct {
		Span
		Props []*PatternProp
	}

	// PatternElem is a target with its default.
	PatternElem struct {
		Span
		Target  Pattern
		Default Expr // may be nil
		Rest    bool
	}

	// PatternProp is one property of an object pattern. A rest property has no Key.
	PatternProp struct {
		Span
		Key       *Key
		Value     *PatternElem
		Shorthand bool
	}
)

func (*Ident) expr()        {}
func (*ThisExpr) expr()     {}
func (*SuperExpr) expr()    {}
func (*NullLit) expr()      {}
func (*BoolLit) expr()      {}
func (*NumberLit) expr()    {}
func (*StringLit) expr()    {}
func (*RegExpLit) expr()    {}
func (*TemplateLit) expr()  {}
func (*ArrayLit) expr()     {}
func (*ObjectLit) expr()    {}
func (*Spread) expr()       {}
func (*Function) expr()     {}
func (*Class) expr()        {}
func (*Unary) expr()        {}
func (*Update) expr()       {}
func (*Binary) expr()       {}
func (*Logical) expr()      {}
func (*Assign) expr()       {}
func (*Conditional) expr()  {}
func (*Call) expr()         {}
func (*New) expr()          {}
func (*Member) expr()       {}
func (*Sequence) expr()     {}
func (*Await) expr()        {}
func (*Yield) expr()        {}
func (*ImportCall) expr()   {}
func (*MetaProperty) expr() {}
func (*Paren) expr()        {}
func (*PrivateName) expr()  {}

func (*Ident) pattern()         {}
func (*Member) pattern()        {}
func (*ArrayPattern) pattern()  {}
func (*ObjectPattern) pattern() {}
