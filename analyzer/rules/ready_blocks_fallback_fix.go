package rules

import (
	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

// giveUp returns the fix that lets the wait for a worker fail after a while, if what is done instead stands
// where that is caught.
func giveUp(h *flow.Hang, way *usage.Strategy) []Fix {
	ready, ok := h.Node.(*syntax.Member)
	if !ok || !isPath(ready) || h.Script != way.Script || !caughtIn(h.Script, ready, way.Node) {
		return nil
	}
	return []Fix{{
		Title: "Give up after three seconds",
		Edits: []Edit{
			Before(h.Script, ready, "Promise.race(["),
			After(h.Script, ready, ", new Promise((resolve, reject) => setTimeout(reject, 3000))])"),
		},
	}}
}

// caughtIn tells whether the failure of a promise leads to a node: by a catch clause around the await of it, or
// a handler in the chain that it begins.
func caughtIn(s *project.Script, x syntax.Expr, n syntax.Node) bool {
	var by syntax.Node
	_, awaited := parent(s, x).(*syntax.Await)
	syntax.Walk(s.Program, func(m syntax.Node) bool {
		if !m.Range().Contains(x.Range()) {
			return false
		}
		switch m := m.(type) {
		case *syntax.Function:
			by = nil // what stands around it does not hear of it
		case *syntax.Try:
			if awaited && m.Catch != nil && m.Body.Range().Contains(x.Range()) {
				by = m.Catch
			}
		case *syntax.Call:
			if called(m) == "catch" && len(m.Args) == 1 && m.Start == x.Range().Start {
				by = m.Args[0]
			}
		}
		return m != syntax.Node(x)
	})
	return by != nil && leadsTo(s, by, n)
}

// leadsTo tells whether a node stands in another, or in a function that is named there.
func leadsTo(s *project.Script, from, n syntax.Node) bool {
	if from.Range().Contains(n.Range()) {
		return true
	}
	named := map[*syntax.Ident]bool{}
	syntax.Walk(from, func(m syntax.Node) bool {
		if id, ok := m.(*syntax.Ident); ok && id.Binding != nil {
			for _, d := range id.Binding.Decls {
				named[d] = true
			}
		}
		return true
	})
	found := false
	syntax.Walk(s.Program, func(m syntax.Node) bool {
		if !m.Range().Contains(n.Range()) {
			return false
		}
		switch m := m.(type) {
		case *syntax.Function:
			found = found || named[m.Name]
		case *syntax.Declarator:
			id, _ := m.Target.(*syntax.Ident)
			found = found || named[id]
		}
		return !found
	})
	return found
}
