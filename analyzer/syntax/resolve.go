package syntax

import "slices"

// resolve opens the program's scopes, declares its names and binds every identifier by the
// rules of ECMAScript. What eval and with do to names is not modelled; `arguments` is not
// declared, so it stays unbound.
func resolve(p *Program, goal Goal) {
	d := &declarer{strict: p.Module || hasUseStrict(p.Body)}
	d.visitor = d.visit
	p.Scope = d.enter(topScope(p, goal))
	each(p.Body, d.visitor)
	d.leave()
	hoist(d.hoists)
	replay(d.log)
}

func topScope(p *Program, goal Goal) ScopeKind {
	switch {
	case p.Module:
		return ModuleScope
	case goal == Handler:
		return FunctionScope
	}
	return GlobalScope
}

// hoist also gives functions that are declared in blocks a binding like a var, unless a var
// of that name there would be an error (ECMAScript Annex B.3.2). All names are declared.
func hoist(functions []*Binding) {
	twins := map[*Binding]bool{}
	for _, b := range functions {
		if b.Hoisted != nil || !hoistable(b) {
			continue
		}
		target := b.Scope.fn
		twin := target.Lookup(b.Name)
		if twin == nil {
			twin = target.add(b.Name, FunctionBinding)
		}
		b.Hoisted = twin
		twins[twin] = true
		twin.Decls = append(twin.Decls, b.Decls...)
		twin.Writes += len(b.Decls)
	}
	for twin := range twins {
		slices.SortFunc(twin.Decls, func(a, b *Ident) int { return int(a.Start - b.Start) })
	}
}

// hoistable reports whether a var could stand in the place of the function b.
func hoistable(b *Binding) bool {
	target := b.Scope.fn
	for s := b.Scope.Parent; s != target; s = s.Parent {
		if s.Lookup(b.Name) != nil && !s.simpleCatch {
			return false
		}
	}
	twin := target.Lookup(b.Name)
	return twin == nil || twin.Kind == VarBinding || twin.Kind == FunctionBinding
}

// symbols is the binding that each name has at one point of the program.
type symbols struct {
	current map[string]*Binding
	hidden  []*Binding // what entering scopes has hidden, nil included; a stack
}

func (t *symbols) declare(list []*Binding) {
	for _, b := range list {
		t.hidden = append(t.hidden, t.current[b.Name])
		t.current[b.Name] = b
	}
}

// leave takes back the declarations of s, the last scope entered.
func (t *symbols) leave(s *Scope) {
	for _, b := range slices.Backward(s.Bindings) {
		last := len(t.hidden) - 1
		t.current[b.Name] = t.hidden[last]
		t.hidden = t.hidden[:last]
	}
}

// replay repeats the walk and binds the names used in it. The table of current names makes
// that linear, however deep scopes nest.
func replay(log []event) {
	names := &symbols{current: map[string]*Binding{}}
	var scope *Scope
	for _, e := range log {
		switch e.kind {
		case enterScope:
			scope = e.scope
			names.declare(scope.Bindings)
		case enterFunction:
			scope = e.scope
			names.declare(scope.Bindings[:scope.params])
		case enterBody:
			names.declare(scope.Bindings[scope.params:])
		case leaveScope:
			names.leave(scope)
			scope = scope.Parent
		default:
			b := names.current[e.ident.Name]
			if b == nil {
				continue
			}
			if e.kind != readName {
				b.Writes++
			}
			if e.kind != initName {
				e.ident.Binding = b
				b.Uses = append(b.Uses, e.ident)
			}
			b.Captured = b.Captured || b.Scope.fn != scope.fn
		}
	}
}
