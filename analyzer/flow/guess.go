package flow

import (
	"fmt"
	"strings"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// ducks are the expressions of a script that are taken for a platform object because of how they
// are used: `reg.sync.register(...)` on a reg that can't be followed is a registration's, in a
// script that otherwise has to do with service workers.
type ducks struct {
	keys  map[string]*Interface
	nodes int // in the whole script
	// members are the names of all members that the script reads.
	members map[string]bool
}

// findDucks looks for calls of gated methods through gated attributes.
func findDucks(p *Platform, s *project.Script) *ducks {
	d := &ducks{keys: map[string]*Interface{}, members: map[string]bool{}}
	touches := s.Context&project.ServiceWorker != 0
	syntax.Walk(s.Program, func(n syntax.Node) bool {
		d.nodes++
		touches = touches || p.serviceWorkerName(nameIn(n))
		switch n := n.(type) {
		case *syntax.Call:
			d.note(p, n)
		case *syntax.Member:
			d.members[n.Key.Name] = true
		}
		return true
	})
	if !touches {
		clear(d.keys)
	}
	return d
}

// nameIn returns the name that a node consists of, "" for others.
func nameIn(n syntax.Node) string {
	switch n := n.(type) {
	case *syntax.Ident:
		return n.Name
	case *syntax.Member:
		return n.Key.Name
	case *syntax.StringLit:
		return n.Value
	}
	return ""
}

// serviceWorkerName tells whether a name speaks of service workers.
func (p *Platform) serviceWorkerName(name string) bool {
	if name == "serviceWorker" {
		return true
	}
	i := p.Interfaces[name]
	return i != nil && (strings.HasPrefix(name, "ServiceWorker") || p.gatedIface[name] != nil)
}

func (d *ducks) note(p *Platform, c *syntax.Call) {
	method, ok := unparen(c.Callee).(*syntax.Member)
	if !ok {
		return
	}
	attr, ok := unparen(method.X).(*syntax.Member)
	if !ok {
		return
	}
	gate := p.gatedNames[staticKey(attr.Key)]
	if gate == nil || gate.Method {
		return
	}
	target := p.Interfaces[gate.Type.Name]
	if target == nil {
		return
	}
	if m := target.Member(staticKey(method.Key)); m == nil || !m.gated || m.Nowhere() {
		return
	}
	if key := pathOf(attr.X); key != "" {
		d.keys[key] = gate.Of
	}
}

func unparen(e syntax.Expr) syntax.Expr {
	for {
		p, ok := e.(*syntax.Paren)
		if !ok {
			return e
		}
		e = p.X
	}
}

func staticKey(k *syntax.Key) string {
	if s, ok := k.Computed.(*syntax.StringLit); ok {
		return s.Value
	}
	return k.Name
}

// pathOf names the place that an expression reads: the same text and binding, the same name.
func pathOf(e syntax.Expr) string {
	switch e := unparen(e).(type) {
	case *syntax.Ident:
		if e.Binding != nil {
			return fmt.Sprintf("%p", e.Binding)
		}
		return e.Name
	case *syntax.ThisExpr:
		return "this"
	case *syntax.Member:
		if x := pathOf(e.X); x != "" {
			return x + "." + staticKey(e.Key)
		}
	case *syntax.Call:
		if x := pathOf(e.Callee); x != "" {
			return x + "()"
		}
	case *syntax.Await:
		return pathOf(e.X)
	}
	return ""
}

// guess replaces what is unknown in v, the value of e, by what e is taken for.
func (in *interp) guess(e syntax.Expr, v Value) Value {
	v = in.hinted(v)
	d := in.ducks[in.module.script]
	if len(d.keys) == 0 || !v.hasUnknown() || in.foreign(e) {
		return v
	}
	i := d.keys[pathOf(e)]
	if i == nil {
		return v
	}
	var r Value
	for _, a := range v {
		if _, ok := a.V.(Unknown); ok {
			a.V = Object{I: i, Guess: true}
		}
		r = r.add(a)
	}
	return r
}

func (v Value) hasUnknown() bool {
	for _, a := range v {
		if _, ok := a.V.(Unknown); ok {
			return true
		}
	}
	return false
}

// foreign tells whether an expression begins with something imported from a package, whose own
// idea of a method called register is not ours to judge.
func (in *interp) foreign(e syntax.Expr) bool {
	for {
		switch x := unparen(e).(type) {
		case *syntax.Member:
			e = x.X
		case *syntax.Call:
			e = x.Callee
		case *syntax.Await:
			e = x.X
		case *syntax.Ident:
			if x.Binding == nil || x.Binding.Kind != syntax.ImportBinding {
				return false
			}
			ref, ok := in.module.imports[x.Binding]
			return ok && in.importCell(in.module, ref) == nil
		default:
			return false
		}
	}
}
