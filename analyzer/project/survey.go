package project

import (
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// survey is what one script's tree tells about the app: what it loads, and where it runs.
type survey struct {
	imports    []specifier   // each once, in source order
	included   []syntax.Expr // addresses for importScripts
	workers    []syntax.Expr // for new Worker
	registered []registering // by navigator.serviceWorker.register and the like

	// loader: it brings a loader of modules, as the workers that Workbox writes do. What that
	// hands to importScripts is the modules that are defined to depend on others.
	loader  bool
	defines []syntax.Expr // these others

	signs     signs
	constants map[*syntax.Binding]syntax.Expr // variables with one value
	nested    int                             // functions around the current node
	guarded   int                             // conditions around the current node
}

// registering is a call that may register a service worker.
type registering struct {
	node    syntax.Expr
	address syntax.Expr
	sure    bool // it does, whatever the address turns out to be
}

// specifier is that of an import, or of require.
type specifier struct {
	value  string
	module bool // it makes the imported file a module
	bare   bool // it is imported for what it does only
}

// surveyProgram reads a tree.
func surveyProgram(p *syntax.Program) *survey {
	s := &survey{constants: constants(p)}
	s.visit(p)
	if s.loader {
		s.included = append(s.included, s.defines...)
	}
	return s
}

// constants returns the initialisers of the variables that are given a value once.
func constants(p *syntax.Program) map[*syntax.Binding]syntax.Expr {
	found := map[*syntax.Binding]syntax.Expr{}
	syntax.Walk(p, func(n syntax.Node) bool {
		if d, ok := n.(*syntax.Declarator); ok && d.Init != nil {
			if id, ok := d.Target.(*syntax.Ident); ok && id.Binding != nil && id.Binding.Writes == 1 {
				found[id.Binding] = d.Init
			}
		}
		return true
	})
	return found
}

func (s *survey) visit(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Function:
		s.nested++
		defer func() { s.nested-- }()
	case *syntax.If, *syntax.Conditional, *syntax.Logical, *syntax.Try:
		s.guarded++
		defer func() { s.guarded-- }()
	case *syntax.Unary:
		if _, ok := n.X.(*syntax.Ident); ok && n.Op == "typeof" {
			return // asks for a name, does not use it
		}
	case *syntax.Import:
		s.load(n.Source, true)
		if len(n.Specs) == 0 {
			s.imports[slices.IndexFunc(s.imports, func(i specifier) bool { return i.value == n.Source.Value })].bare = true
		}
	case *syntax.ExportNamed:
		if n.Source != nil {
			s.load(n.Source, true)
		}
	case *syntax.ExportAll:
		s.load(n.Source, true)
	case *syntax.ImportCall:
		s.load(n.Source, true)
	case *syntax.Call:
		s.call(n)
		if f, ok := unparen(n.Callee).(*syntax.Function); ok {
			s.immediate(n, f)
			return
		}
	case *syntax.New:
		s.construct(n)
	}
	s.sign(n)
	syntax.Children(n, s.visit)
}

// immediate visits a function expression that is called on the spot, as if its body stood in
// its place.
func (s *survey) immediate(c *syntax.Call, f *syntax.Function) {
	syntax.Children(f, s.visit)
	for _, a := range c.Args {
		s.visit(a)
	}
}

// load notes an import.
func (s *survey) load(source syntax.Expr, module bool) {
	value, ok := text(source)
	if !ok {
		return
	}
	for i := range s.imports {
		if s.imports[i].value == value {
			s.imports[i].module = s.imports[i].module || module
			return
		}
	}
	s.imports = append(s.imports, specifier{value: value, module: module})
}

// call notes what a call loads.
func (s *survey) call(c *syntax.Call) {
	switch callee := unparen(c.Callee).(type) {
	case *syntax.Ident:
		switch {
		case callee.Binding == nil && callee.Name == "importScripts":
			s.includes(c.Args)
		case callee.Binding == nil && callee.Name == "require" && len(c.Args) == 1:
			s.load(c.Args[0], false)
		case callee.Binding == nil && callee.Name == "define" && len(c.Args) > 1:
			s.depends(c.Args[0])
		case callee.Name == "register" && callee.Binding != nil && callee.Binding.Kind == syntax.ImportBinding,
			callee.Name == "provideServiceWorker":
			// Of the packages register-service-worker and @angular/service-worker; what is no script
			// is not found.
			s.registers(c, c.Args, false)
		}
	case *syntax.Member:
		switch {
		case callee.Key.Name == "importScripts" && s.isGlobal(callee.X):
			s.includes(c.Args)
		case callee.Key.Name == "register" && (s.isContainer(callee.X, 0) || isNamed(callee.X, "ServiceWorkerModule")):
			s.registers(c, c.Args, true)
		}
	}
}

// depends notes the files that a module of a loader depends on.
func (s *survey) depends(list syntax.Expr) {
	array, ok := list.(*syntax.ArrayLit)
	if !ok {
		return
	}
	for _, x := range array.Elems {
		if name, ok := x.(*syntax.StringLit); ok && isRelative(name.Value) {
			s.defines = append(s.defines, &syntax.StringLit{Span: name.Span, Value: name.Value + ".js"})
		}
	}
}

func (s *survey) includes(args []syntax.Expr) {
	s.signs.weak++
	s.included = append(s.included, args...)
}

func (s *survey) registers(node syntax.Expr, args []syntax.Expr, sure bool) {
	if len(args) > 0 {
		s.registered = append(s.registered, registering{node, args[0], sure})
	}
}

// construct notes the workers that are made.
func (s *survey) construct(n *syntax.New) {
	id, ok := unparen(n.Callee).(*syntax.Ident)
	if !ok || len(n.Args) == 0 {
		return
	}
	switch {
	case id.Binding == nil && (id.Name == "Worker" || id.Name == "SharedWorker"):
		s.workers = append(s.workers, n.Args[0])
	case id.Name == "Workbox", id.Name == "Serwist": // of workbox-window, @serwist/window: they register the worker
		s.registers(n, n.Args, false)
	}
}

// isContainer tells whether an expression is navigator.serviceWorker, as far as its name tells.
func (s *survey) isContainer(x syntax.Expr, depth int) bool {
	switch x := unparen(x).(type) {
	case *syntax.Member:
		return x.Key.Name == "serviceWorker"
	case *syntax.Ident:
		if x.Name == "serviceWorker" {
			return true
		}
		init, ok := s.constants[x.Binding]
		return ok && depth < maxAliases && s.isContainer(init, depth+1)
	}
	return false
}

// isNamed tells whether an expression is a variable of that name.
func isNamed(x syntax.Expr, name string) bool {
	id, ok := unparen(x).(*syntax.Ident)
	return ok && id.Name == name
}
