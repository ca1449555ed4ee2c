package static

import (
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Module is a parsed file that expressions are evaluated in. It must not be copied, nor used by
// several goroutines at a time.
type Module struct {
	Path    string
	Program *syntax.Program
	// Import returns the module that a specifier in this one names, nil when it is not known. It
	// may be nil itself.
	Import func(specifier string) *Module

	defs    map[*syntax.Binding]definition
	params  map[*syntax.Binding]parameter
	calls   map[*syntax.Binding][]*syntax.Call // of the functions that variables hold
	imports map[*syntax.Binding]imported
	// changed are the variables whose objects the module may change after they are made.
	changed map[*syntax.Binding]bool
	exports map[string]syntax.Expr
	from    map[string]imported // exports that are another module's
	all     []string            // specifiers of export *
}

// definition is how a variable gets its only value: an expression and the members read from it.
type definition struct {
	init syntax.Expr
	path []string
}

// parameter is one of a function that a variable holds.
type parameter struct {
	of      *syntax.Binding
	index   int
	initial syntax.Expr // for calls without the argument; may be nil
}

// imported is what another module exports as name; "*" is all of it.
type imported struct {
	specifier, name string
}

// index notes what the names of the module stand for, once.
func (m *Module) index() {
	if m.defs != nil {
		return
	}
	m.defs, m.imports, m.changed = map[*syntax.Binding]definition{}, map[*syntax.Binding]imported{}, map[*syntax.Binding]bool{}
	m.params, m.calls = map[*syntax.Binding]parameter{}, map[*syntax.Binding][]*syntax.Call{}
	m.exports, m.from = map[string]syntax.Expr{}, map[string]imported{}
	for _, s := range m.Program.Body {
		m.statement(s)
	}
	syntax.Walk(m.Program, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Declarator:
			if n.Init != nil {
				m.define(n.Target, n.Init, nil)
			}
		case *syntax.FuncDecl:
			if n.Func.Name != nil {
				m.define(n.Func.Name, n.Func, nil)
			}
		case *syntax.Assign:
			m.change(n.Target)
		case *syntax.Update:
			m.change(n.X)
		case *syntax.Call:
			m.noteCall(n)
		}
		return true
	})
}

// define notes the variables that a declaration makes and that keep their values.
func (m *Module) define(p syntax.Pattern, init syntax.Expr, path []string) {
	switch p := p.(type) {
	case *syntax.Ident:
		if p.Binding == nil || p.Binding.Writes != 1 {
			return
		}
		m.defs[p.Binding] = definition{init, path}
		if f, ok := init.(*syntax.Function); ok && len(path) == 0 {
			m.parameters(p.Binding, f)
		}
	case *syntax.ObjectPattern:
		for _, prop := range p.Props {
			if prop.Key != nil && prop.Key.Name != "" && prop.Value.Default == nil {
				m.define(prop.Value.Target, init, append(slices.Clip(path), prop.Key.Name))
			}
		}
	}
}

// parameters notes those of a function that a variable holds.
func (m *Module) parameters(of *syntax.Binding, f *syntax.Function) {
	for i, p := range f.Params {
		if id, ok := p.Target.(*syntax.Ident); ok && id.Binding != nil && id.Binding.Writes == 1 && !p.Rest {
			m.params[id.Binding] = parameter{of, i, p.Default}
		}
	}
}

// change notes that the object of a variable is written to.
func (m *Module) change(target syntax.Node) {
	member, ok := target.(*syntax.Member)
	if !ok {
		return
	}
	if b := rootOf(member); b != nil {
		m.changed[b] = true
	}
}

// noteCall notes a call of a function that a variable holds, and the variables whose object a call
// may change, as x.push(...) and Object.assign(x, ...) do.
func (m *Module) noteCall(c *syntax.Call) {
	if id, ok := unparen(c.Callee).(*syntax.Ident); ok && id.Binding != nil {
		m.calls[id.Binding] = append(m.calls[id.Binding], c)
	}
	member, ok := unparen(c.Callee).(*syntax.Member)
	if !ok {
		return
	}
	switch member.Key.Name {
	case "push", "unshift", "splice", "pop", "shift", "reverse", "sort", "fill":
		m.change(member)
	case "assign", "defineProperty", "defineProperties":
		if len(c.Args) > 0 {
			if b := rootOf(c.Args[0]); b != nil {
				m.changed[b] = true
			}
		}
	}
}

// rootOf returns the variable that a chain of members begins with.
func rootOf(x syntax.Expr) *syntax.Binding {
	for {
		switch e := unparen(x).(type) {
		case *syntax.Member:
			x = e.X
		case *syntax.Ident:
			return e.Binding
		default:
			return nil
		}
	}
}

// statement notes what a top-level statement imports or exports.
func (m *Module) statement(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.Import:
		for _, spec := range s.Specs {
			if spec.Local.Binding != nil {
				m.imports[spec.Local.Binding] = imported{s.Source.Value, spec.Imported}
			}
		}
	case *syntax.ExportDefault:
		m.exports["default"] = s.X
	case *syntax.ExportNamed:
		for _, spec := range s.Specs {
			switch {
			case s.Source != nil:
				m.from[spec.Exported] = imported{s.Source.Value, spec.Local}
			case spec.Ref != nil:
				m.exports[spec.Exported] = spec.Ref
			}
		}
	case *syntax.ExportAll:
		if s.Namespace {
			m.from[s.Name] = imported{s.Source.Value, "*"}
			return
		}
		m.all = append(m.all, s.Source.Value)
	case *syntax.ExportDecl:
		m.exportDecl(s.Decl)
	case *syntax.ExprStmt:
		if a, ok := s.X.(*syntax.Assign); ok && a.Op == "=" {
			m.commonExport(a)
		}
	}
}

func (m *Module) exportDecl(d syntax.Stmt) {
	switch d := d.(type) {
	case *syntax.FuncDecl:
		if d.Func.Name != nil {
			m.exports[d.Func.Name.Name] = d.Func
		}
	case *syntax.VarDecl:
		for _, decl := range d.Decls {
			if id, ok := decl.Target.(*syntax.Ident); ok {
				m.exports[id.Name] = id
			}
		}
	}
}

// commonExport notes module.exports = x, which is both the whole and the default, and exports.name = x.
func (m *Module) commonExport(a *syntax.Assign) {
	target, ok := a.Target.(*syntax.Member)
	if !ok {
		return
	}
	switch x := target.X.(type) {
	case *syntax.Ident:
		switch {
		case x.Binding != nil:
		case x.Name == "module" && target.Key.Name == "exports":
			m.exports["*"], m.exports["default"] = a.Value, a.Value
		case x.Name == "exports":
			m.exports[target.Key.Name] = a.Value
		}
	case *syntax.Member:
		if id, ok := x.X.(*syntax.Ident); ok && id.Binding == nil && id.Name == "module" && x.Key.Name == "exports" {
			m.exports[target.Key.Name] = a.Value
		}
	}
}

func unparen(x syntax.Expr) syntax.Expr {
	for {
		p, ok := x.(*syntax.Paren)
		if !ok {
			return x
		}
		x = p.X
	}
}
