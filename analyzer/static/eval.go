package static

import (
	"strconv"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Bounds of one evaluation. Configurations stay a hundred times below.
const (
	maxSteps  = 50_000 // expressions that are evaluated
	maxDepth  = 100    // of them, inside each other
	maxFields = 1000   // of an object, or elements of an array
	maxText   = 10_000 // bytes of a string
)

// evaluator evaluates one expression.
type evaluator struct {
	steps, depth int
}

// frame holds the arguments of a call.
type frame struct {
	vars  map[*syntax.Binding]*Value
	outer *frame
}

func (f *frame) lookup(b *syntax.Binding) *Value {
	for ; f != nil; f = f.outer {
		if v := f.vars[b]; v != nil {
			return v
		}
	}
	return nil
}

// Eval returns what an expression of the module is.
func (m *Module) Eval(x syntax.Expr) *Value {
	return (&evaluator{}).eval(m, x, nil)
}

// eval never returns nil.
func (e *evaluator) eval(m *Module, x syntax.Expr, f *frame) *Value {
	e.steps++
	if x == nil || e.steps > maxSteps || e.depth > maxDepth {
		return unknown(m, x)
	}
	e.depth++
	defer func() { e.depth-- }()
	switch x := x.(type) {
	case *syntax.Paren:
		return e.eval(m, x.X, f)
	case *syntax.Await:
		return e.eval(m, x.X, f)
	case *syntax.Sequence:
		return e.eval(m, x.Exprs[len(x.Exprs)-1], f)
	case *syntax.Ident:
		return e.ident(m, x, f)
	case *syntax.Member:
		return e.member(m, x, f)
	case *syntax.ObjectLit:
		return e.object(m, x, f)
	case *syntax.ArrayLit:
		return e.array(m, x, f)
	case *syntax.Function:
		return &Value{Kind: Function, Node: x, Module: m, frame: f}
	case *syntax.Call:
		return e.call(m, x, f)
	case *syntax.New:
		return e.construct(m, x, f)
	case *syntax.ImportCall:
		if s, ok := e.eval(m, x.Source, f).Known(); ok {
			return e.imported(m, imported{s, "*"}, x)
		}
	default:
		return e.operation(m, x, f)
	}
	return unknown(m, x)
}

// operation evaluates literals and operators.
func (e *evaluator) operation(m *Module, x syntax.Expr, f *frame) *Value {
	switch x := x.(type) {
	case *syntax.StringLit:
		return &Value{Kind: String, Text: x.Value, Node: x, Module: m}
	case *syntax.NumberLit:
		return &Value{Kind: Number, Number: x.Value, Node: x, Module: m}
	case *syntax.BoolLit:
		return &Value{Kind: Bool, Bool: x.Value, Node: x, Module: m}
	case *syntax.NullLit:
		return &Value{Kind: Null, Node: x, Module: m}
	case *syntax.RegExpLit:
		return &Value{Kind: RegExp, Text: x.Pattern, Node: x, Module: m}
	case *syntax.TemplateLit:
		if x.Tag == nil {
			return e.template(m, x, f)
		}
	case *syntax.Binary:
		return binary(x, e.eval(m, x.X, f), e.eval(m, x.Y, f), m)
	case *syntax.Unary:
		return unary(x, e.eval(m, x.X, f), m)
	case *syntax.Conditional:
		is, known := e.eval(m, x.Test, f).truth()
		switch {
		case known && is:
			return e.eval(m, x.Then, f)
		case known:
			return e.eval(m, x.Else, f)
		}
		return choose(e.eval(m, x.Then, f), e.eval(m, x.Else, f))
	case *syntax.Logical:
		return e.logical(m, x, f)
	}
	return unknown(m, x)
}

func (e *evaluator) logical(m *Module, x *syntax.Logical, f *frame) *Value {
	left := e.eval(m, x.X, f)
	is, known := left.truth()
	if x.Op == "??" {
		is, known = left.Kind != Undefined && left.Kind != Null, left.Kind != Unknown && left.Kind != Choice
	}
	stays := is == (x.Op != "&&")
	switch {
	case known && stays:
		return left
	case known:
		return e.eval(m, x.Y, f)
	case x.Op == "&&":
		left = &Value{Kind: Undefined} // or something else that counts as false
	}
	return choose(left, e.eval(m, x.Y, f))
}

// ident evaluates a name: an argument, a constant, an import, or a global.
func (e *evaluator) ident(m *Module, id *syntax.Ident, f *frame) *Value {
	b := id.Binding
	if b == nil {
		switch id.Name {
		case "undefined":
			return &Value{Kind: Undefined, Node: id, Module: m}
		case "__dirname":
			return &Value{Kind: String, Text: ".", Own: true, Node: id, Module: m}
		}
		return unknown(m, id)
	}
	if v := f.lookup(b); v != nil {
		return v
	}
	m.index()
	if from, ok := m.imports[b]; ok {
		return e.imported(m, from, id)
	}
	if p, ok := m.params[b]; ok {
		return e.argument(m, p, id)
	}
	def, ok := m.defs[b]
	if !ok {
		return unknown(m, id)
	}
	v := e.eval(m, def.init, f)
	for _, name := range def.path {
		v = v.Get(name)
	}
	if m.changed[b] {
		v = opened(v)
	}
	return v
}

// argument returns what the calls of a function in its module give for a parameter. A function that
// is not only called, but handed on or exported, may be given anything else too.
func (e *evaluator) argument(m *Module, p parameter, at syntax.Expr) *Value {
	calls := m.calls[p.of]
	var list []*Value
	for _, c := range calls[:min(len(calls), maxChoices)] {
		switch {
		case p.index < len(c.Args):
			list = append(list, e.eval(m, c.Args[p.index], nil))
		case p.initial != nil:
			list = append(list, e.eval(m, p.initial, nil))
		}
	}
	if len(list) < len(calls) || len(calls) == 0 || len(p.of.Uses) > len(calls) || m.exposes(p.of) {
		if p.initial != nil {
			list = append(list, e.eval(m, p.initial, nil))
		}
		list = append(list, unknown(m, at))
	}
	return choose(list...)
}

// exposes tells whether the module exports what a variable holds.
func (m *Module) exposes(b *syntax.Binding) bool {
	for _, x := range m.exports {
		switch x := x.(type) {
		case *syntax.Ident:
			if x.Binding == b {
				return true
			}
		case *syntax.Function:
			if x.Name != nil && x.Name.Binding == b {
				return true
			}
		}
	}
	return false
}

// opened returns a value whose objects and arrays may be changed in ways that were not followed.
func opened(v *Value) *Value {
	switch v.Kind {
	case Object:
		w := *v
		w.Open, w.Fields = true, nil
		for _, f := range v.Fields {
			w.Fields = append(w.Fields, Field{f.Name, f.Key, f.Module, opened(f.Value)})
		}
		return &w
	case Array:
		w := *v
		w.Open, w.Elems = true, nil
		for _, x := range v.Elems {
			w.Elems = append(w.Elems, opened(x))
		}
		return &w
	case Choice:
		var list []*Value
		for _, a := range v.Alts {
			list = append(list, opened(a))
		}
		return choose(list...)
	default:
		return v
	}
}

// imported evaluates what another module exports.
func (e *evaluator) imported(m *Module, from imported, at syntax.Expr) *Value {
	if m.Import == nil {
		return unknown(m, at)
	}
	to := m.Import(from.specifier)
	if to == nil {
		return unknown(m, at)
	}
	return e.exported(to, from.name, at)
}

func (e *evaluator) exported(m *Module, name string, at syntax.Expr) *Value {
	e.steps++
	if e.steps > maxSteps || e.depth > maxDepth {
		return unknown(m, at)
	}
	e.depth++
	defer func() { e.depth-- }()
	m.index()
	if x, ok := m.exports[name]; ok {
		return e.eval(m, x, nil)
	}
	if from, ok := m.from[name]; ok {
		return e.imported(m, from, at)
	}
	if name == "*" {
		return e.namespace(m, at)
	}
	for _, specifier := range m.all {
		if v := e.imported(m, imported{specifier, name}, at); v.Kind != Unknown && v.Kind != Undefined {
			return v
		}
	}
	return unknown(m, at)
}

// namespace returns an object of all exports.
func (e *evaluator) namespace(m *Module, at syntax.Expr) *Value {
	v := &Value{Kind: Object, Node: at, Module: m, Open: true}
	for _, name := range sortedKeys(m.exports) {
		v.Fields = append(v.Fields, Field{Name: name, Value: e.exported(m, name, at)})
	}
	return v
}

// member evaluates x.name and x[i].
func (e *evaluator) member(m *Module, x *syntax.Member, f *frame) *Value {
	if meta, ok := x.X.(*syntax.MetaProperty); ok && meta.Name == "import.meta" {
		switch x.Key.Name {
		case "url", "dirname":
			return &Value{Kind: String, Text: ".", Own: true, Node: x, Module: m}
		}
		return unknown(m, x)
	}
	name := x.Key.Name
	if x.Key.Computed != nil {
		switch k := e.eval(m, x.Key.Computed, f); {
		case k.Kind == String && !k.Partial:
			name = k.Text
		case k.Kind == Number:
			name = strconv.FormatFloat(k.Number, 'g', -1, 64)
		default:
			return unknown(m, x)
		}
	}
	v := e.eval(m, x.X, f)
	switch v.Kind {
	case Array:
		if i, err := strconv.Atoi(name); err == nil && 0 <= i && i < len(v.Elems) && !v.Open {
			return v.Elems[i]
		}
	case String: // of an address
		if name == "href" || name == "pathname" {
			return v
		}
	case Object, Choice:
		return v.Get(name)
	default:
	}
	return unknown(m, x)
}
