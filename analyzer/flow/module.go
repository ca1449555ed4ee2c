package flow

import (
	"path"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// module is a script under evaluation.
type module struct {
	script   *project.Script
	frame    *Frame
	exports  *Record
	common   *Record // module.exports holder, made when it is asked for
	imports  map[*syntax.Binding]importRef
	contexts int         // times that one function's body is evaluated
	by       *Activation // that loads it later than at the start, and has not been repeated yet
}

// importRef is what an import binding stands for.
type importRef struct {
	source string
	name   string // "*" for the namespace
}

// run evaluates a script's top level and returns the profiles in which it ends normally.
func (in *interp) run(s *project.Script, live Set) Set {
	m := in.load(s)
	if m == nil {
		return live
	}
	return in.execute(m, live)
}

// execute evaluates the top level of a module.
func (in *interp) execute(m *module, live Set) Set {
	s := m.script
	k := newCall(m.frame)
	k.this = one(live, Undefined{})
	in.inside(k, m, func() {
		in.linkImports(m, live)
		in.linkExports(m)
		in.hoist(s.Program.Body, live)
		live = in.block(s.Program.Body, live)
	})
	return live
}

// load makes the module of a script; nil when it has none or is loaded already.
func (in *interp) load(s *project.Script) *module {
	if in.modules[s] != nil || s.Program == nil {
		return nil
	}
	m := &module{
		script:  s,
		frame:   &Frame{vars: map[*syntax.Binding]*Cell{}},
		exports: in.newRecord(),
		imports: map[*syntax.Binding]importRef{},
	}
	in.modules[s] = m
	in.ducks[s] = findDucks(in.platform, s)
	nodes := in.ducks[s].nodes
	in.budget += stepsPerNode * nodes
	m.contexts = contextsPerFunc
	if nodes > largeScript || !in.relevant[s] {
		m.contexts = contextsPerOtherFunc
	}
	return m
}

// linkImports evaluates imported modules first and notes what each import stands for.
func (in *interp) linkImports(m *module, live Set) {
	for _, s := range m.script.Program.Body {
		switch s := s.(type) {
		case *syntax.Import:
			in.require(m, s.Source.Value, live)
			for _, spec := range s.Specs {
				if spec.Local.Binding != nil {
					m.imports[spec.Local.Binding] = importRef{s.Source.Value, spec.Imported}
				}
			}
		case *syntax.ExportNamed:
			if s.Source != nil {
				in.require(m, s.Source.Value, live)
			}
		case *syntax.ExportAll:
			in.require(m, s.Source.Value, live)
		}
	}
}

// require evaluates the script that a specifier names and returns its module, nil when it lies
// outside what is analyzed.
func (in *interp) require(m *module, specifier string, live Set) *module {
	s := m.script.Imports[specifier]
	if s == nil {
		return nil
	}
	loaded := in.modules[s]
	switch {
	case loaded == nil && in.act.Kind == TopLevel:
		in.run(s, live)
	case loaded == nil:
		in.escaped(in.collect(func() { in.run(s, live) }))
		if loaded = in.modules[s]; loaded != nil {
			loaded.by = in.act
		}
	case in.repeating && loaded.by == in.act:
		// What the module does belongs to the activation, which has forgotten it.
		loaded.by = nil
		in.escaped(in.collect(func() { in.execute(loaded, live) }))
	}
	return in.modules[s]
}

// linkExports makes the exported names; they share the places of the bindings.
func (in *interp) linkExports(m *module) {
	for _, s := range m.script.Program.Body {
		switch s := s.(type) {
		case *syntax.ExportNamed:
			for _, spec := range s.Specs {
				if c := in.exported(m, s, spec); c != nil {
					m.exports.put(spec.Exported, c)
				}
			}
		case *syntax.ExportDecl:
			in.exportDecl(m, s.Decl)
		case *syntax.ExportAll:
			in.exportAll(m, s)
		case *syntax.ExportDefault:
			if f, ok := s.X.(*syntax.Function); ok && f.Name != nil && f.Name.Binding != nil {
				m.exports.put("default", in.declare(f.Name.Binding))
				continue
			}
			m.exports.put("default", in.newCell(nil))
		}
	}
}

func (in *interp) exported(m *module, s *syntax.ExportNamed, spec *syntax.ExportSpec) *Cell {
	if s.Source != nil {
		return in.importCell(m, importRef{s.Source.Value, spec.Local})
	}
	if spec.Ref == nil || spec.Ref.Binding == nil {
		return nil
	}
	if ref, ok := m.imports[spec.Ref.Binding]; ok {
		return in.importCell(m, ref)
	}
	return in.declare(spec.Ref.Binding)
}

func (in *interp) exportDecl(m *module, d syntax.Stmt) {
	add := func(id *syntax.Ident) {
		if id != nil && id.Binding != nil {
			m.exports.put(id.Name, in.declare(id.Binding))
		}
	}
	switch d := d.(type) {
	case *syntax.FuncDecl:
		add(d.Func.Name)
	case *syntax.ClassDecl:
		add(d.Class.Name)
	case *syntax.VarDecl:
		for _, decl := range d.Decls {
			syntax.Walk(decl.Target, func(n syntax.Node) bool {
				if id, ok := n.(*syntax.Ident); ok && id.Binding != nil && id.Binding.Scope.Kind == syntax.ModuleScope {
					add(id)
				}
				return true
			})
		}
	}
}

func (in *interp) exportAll(m *module, s *syntax.ExportAll) {
	from := in.modules[m.script.Imports[s.Source.Value]]
	if from == nil {
		m.exports.Open = true
		return
	}
	if s.Name != "" {
		m.exports.put(s.Name, in.newCell(one(in.all, from.exports)))
		return
	}
	for _, name := range from.exports.names {
		if m.exports.Fields[name] == nil && name != "default" {
			m.exports.put(name, from.exports.Fields[name])
		}
	}
	m.exports.Open = m.exports.Open || from.exports.Open
}

func (in *interp) exportDefault(s *syntax.ExportDefault, live Set) Set {
	var v Value
	switch x := s.X.(type) {
	case *syntax.Function:
		if x.Kind == syntax.FunctionDeclaration && x.Name != nil && x.Name.Binding != nil {
			return live
		}
		v = one(live, in.function(x, live, nil))
	default:
		v, live = in.eval(s.X, live)
		if path.Ext(in.module.script.File.Path) == ".vue" {
			v = in.component(s.X, []Value{v}, unknown, live)
		}
	}
	if c := in.module.exports.Fields["default"]; c != nil {
		in.set(c, live, v.in(live))
	}
	return live
}

// imported reads an import binding; ok is false for other bindings.
func (in *interp) imported(b *syntax.Binding, live Set) (Value, bool) {
	if b.Kind != syntax.ImportBinding {
		return nil, false
	}
	ref, ok := in.module.imports[b]
	if !ok {
		return one(live, Unknown{Opaque: true}), true
	}
	external := in.external(ref.source + "#" + ref.name)
	c := in.importCell(in.module, ref)
	if c == nil {
		return one(live, external), true
	}
	v := c.V.in(live)
	return v.join(one(live&^v.sets(), external)), true
}

// importCell returns the place that an import shares with its module; nil when it is not known.
func (in *interp) importCell(m *module, ref importRef) *Cell {
	from := in.modules[m.script.Imports[ref.source]]
	if from == nil {
		return nil
	}
	if ref.name == "*" {
		return in.newCell(one(in.all, from.exports))
	}
	if c := from.exports.Fields[ref.name]; c != nil {
		return c
	}
	if from.common != nil {
		return from.common.Fields["exports"]
	}
	return nil
}

// importCall evaluates import(x): a promise of the module's namespace.
func (in *interp) importCall(e *syntax.ImportCall, live Set) (Value, Set) {
	v, live := in.eval(e.Source, live)
	ns := one(live, Unknown{Opaque: true})
	if s, ok := v.in(live).Constant(); ok {
		if m := in.require(in.module, s.S, live); m != nil {
			ns = one(live, m.exports)
		}
	}
	return one(live, &Promise{Fulfilled: ns, Open: true, slow: live}), live
}

// moduleGlobal reads the names that CommonJS gives a file.
func (in *interp) moduleGlobal(name string, live Set) (Value, bool) {
	m := in.module
	switch name {
	case "module", "exports":
		if m.common == nil {
			m.common = in.newRecord()
			m.common.Open = true
			exports := in.newRecord()
			exports.Open = true
			m.common.put("exports", in.newCell(one(in.all, exports)))
		}
		if name == "exports" {
			return m.common.Fields["exports"].V.in(live), true
		}
		return one(live, m.common), true
	case "require":
		return one(live, Builtin{Name: "require", Recv: m}), true
	}
	return nil, false
}

// requireCall evaluates require(x).
func (in *interp) requireCall(m *module, args []Value, live Set) Value {
	s, ok := first(args).Constant()
	if !ok {
		return one(live, Unknown{Opaque: true})
	}
	from := in.require(m, s.S, live)
	switch {
	case from == nil:
		return one(live, in.external(s.S+"#*"))
	case from.common != nil:
		return from.common.Fields["exports"].V.in(live)
	default:
		return one(live, from.exports)
	}
}
