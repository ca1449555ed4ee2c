package static

import (
	"path"
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// call evaluates a call of a function of the program, or of one that is known by its name.
func (e *evaluator) call(m *Module, c *syntax.Call, f *frame) *Value {
	var args []*Value
	for _, a := range c.Args {
		if _, ok := a.(*syntax.Spread); ok {
			return unknown(m, c)
		}
		args = append(args, e.eval(m, a, f))
	}
	switch callee := unparen(c.Callee).(type) {
	case *syntax.Ident:
		if callee.Binding == nil && callee.Name == "require" && len(args) == 1 {
			if s, ok := args[0].Known(); ok {
				return e.imported(m, imported{s, "*"}, c)
			}
			return unknown(m, c)
		}
		if callee.Name == "fileURLToPath" && len(args) == 1 {
			return args[0]
		}
	case *syntax.Member:
		if v := e.method(m, callee, args, c, f); v != nil {
			return v
		}
	}
	fn := e.eval(m, c.Callee, f)
	if fn.Kind != Function {
		return unknown(m, c)
	}
	return e.apply(fn, args, c)
}

// apply calls a function: what it returns, in whichever place.
func (e *evaluator) apply(fn *Value, args []*Value, at syntax.Expr) *Value {
	def, ok := fn.Node.(*syntax.Function)
	if !ok || def.Generator {
		return unknown(fn.Module, at)
	}
	inner := &frame{vars: map[*syntax.Binding]*Value{}, outer: fn.frame}
	for i, p := range def.Params {
		id, ok := p.Target.(*syntax.Ident)
		if !ok || id.Binding == nil || p.Rest || id.Binding.Writes > 1 {
			continue
		}
		switch {
		case i < len(args) && args[i].Kind != Undefined:
			inner.vars[id.Binding] = args[i]
		case p.Default != nil:
			inner.vars[id.Binding] = e.eval(fn.Module, p.Default, inner)
		default:
			inner.vars[id.Binding] = &Value{Kind: Undefined}
		}
	}
	if def.Expr != nil {
		return e.eval(fn.Module, def.Expr, inner)
	}
	var list []*Value
	for _, x := range returned(def) {
		list = append(list, e.eval(fn.Module, x, inner))
	}
	if len(list) == 0 {
		return &Value{Kind: Undefined}
	}
	return choose(list...)
}

// returned lists what the return statements of a function give.
func returned(f *syntax.Function) []syntax.Expr {
	var list []syntax.Expr
	for _, s := range f.Body {
		syntax.Walk(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Function, *syntax.Class:
				return false
			case *syntax.Return:
				if n.X != nil && len(list) < maxChoices {
					list = append(list, n.X)
				}
			}
			return true
		})
	}
	return list
}

// method evaluates a call of a method that is known by its name; nil for others.
func (e *evaluator) method(m *Module, callee *syntax.Member, args []*Value, c *syntax.Call, f *frame) *Value {
	if id, ok := callee.X.(*syntax.Ident); ok {
		switch {
		case callee.Key.Name == "join" && id.Name == "path", callee.Key.Name == "resolve" && id.Name == "path":
			return joinPaths(m, args, c)
		case callee.Key.Name == "resolve" && id.Name == "require" && len(args) > 0:
			return args[0]
		case id.Name == "Object" && id.Binding == nil:
			return objectFunction(m, callee.Key.Name, args, c)
		case id.Name == "process" && callee.Key.Name == "cwd":
			return &Value{Kind: String, Text: ".", Node: c, Module: m}
		}
	}
	switch callee.Key.Name {
	case "toString", "valueOf":
		if v := e.eval(m, callee.X, f); v.Kind == String {
			return v
		}
		return unknown(m, c)
	case "createScriptURL": // of a policy for trusted types
		if len(args) > 0 {
			return args[0]
		}
	case "map", "flatMap", "filter", "concat", "flat":
		return e.arrayMethod(m, e.eval(m, callee.X, f), callee.Key.Name, args, c)
	}
	return nil
}

func (e *evaluator) arrayMethod(m *Module, v *Value, name string, args []*Value, c *syntax.Call) *Value {
	if v.Kind != Array {
		return unknown(m, c)
	}
	result := &Value{Kind: Array, Node: c, Module: m, Open: v.Open}
	switch {
	case name == "concat":
		result.Elems = append(result.Elems, v.Elems...)
		for _, a := range args {
			if a.Kind == Object {
				result.Elems = append(result.Elems, a)
				continue
			}
			result.extend(a)
		}
	case name == "flat":
		for _, x := range v.Elems {
			result.extend(x)
		}
	case len(args) == 0:
		return unknown(m, c)
	case name == "filter":
		result.Elems, result.Open = v.Elems, true
	case args[0].Kind != Function:
		return unknown(m, c)
	default:
		for _, x := range v.Elems {
			y := e.apply(args[0], []*Value{x}, c)
			if name == "flatMap" {
				result.extend(y)
				continue
			}
			result.Elems = append(result.Elems, y)
		}
	}
	return result
}

func objectFunction(m *Module, name string, args []*Value, at syntax.Expr) *Value {
	switch {
	case len(args) == 0:
	case name == "freeze" || name == "seal":
		return args[0]
	case name == "assign":
		v := &Value{Kind: Object, Node: at, Module: m}
		for _, a := range args {
			v.spread(a)
		}
		return v
	}
	return unknown(m, at)
}

// joinPaths evaluates path.join and path.resolve. A path begins with what is known last: the folder
// of the module counts as the root.
func joinPaths(m *Module, args []*Value, at syntax.Expr) *Value {
	v := &Value{Kind: String, Node: at, Module: m}
	for _, a := range args {
		s := textOf(a)
		if a.Kind == Choice {
			s = &Value{Text: "*", Partial: true}
		}
		v.Partial, v.Own = v.Partial || s.Partial, v.Own || s.Own
		v.Text = path.Join(v.Text, s.Text)
	}
	return v
}

// construct evaluates new URL(address, base) and new RegExp(pattern).
func (e *evaluator) construct(m *Module, n *syntax.New, f *frame) *Value {
	id, ok := unparen(n.Callee).(*syntax.Ident)
	if !ok || len(n.Args) == 0 {
		return unknown(m, n)
	}
	v := e.eval(m, n.Args[0], f)
	switch {
	case id.Name == "RegExp" && v.Kind == String:
		return &Value{Kind: RegExp, Text: v.Text, Node: n, Module: m}
	case id.Name == "URL":
		own := len(n.Args) > 1 && e.eval(m, n.Args[1], f).Own
		return addressed(v, own)
	}
	return unknown(m, n)
}

// addressed returns the addresses in a value, relative to the module or not.
func addressed(v *Value, own bool) *Value {
	var list []*Value
	for _, a := range v.Possible() {
		if a.Kind == String {
			b := *a
			b.Own, b.Text = own, strings.TrimSpace(a.Text)
			a = &b
		}
		list = append(list, a)
	}
	return choose(list...)
}
