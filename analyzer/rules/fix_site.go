package rules

import (
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// site is what stands around a node in the innermost function that it is in.
type site struct {
	Fn     *syntax.Function // nil at the top level
	Holder syntax.Node      // holds Fn directly
	// Stmt and Clause are the innermost statement that is an expression, and the innermost catch clause;
	// nil where there is none.
	Stmt   *syntax.ExprStmt
	Clause *syntax.CatchClause
}

// siteOf returns what stands around a node. A function stands around its own nodes alone, not itself.
func siteOf(s *project.Script, n syntax.Node) site {
	var at site
	var above syntax.Node
	syntax.Walk(s.Program, func(m syntax.Node) bool {
		if !m.Range().Contains(n.Range()) || m == n {
			return false
		}
		switch m := m.(type) {
		case *syntax.Function:
			at = site{Fn: m, Holder: above}
		case *syntax.CatchClause:
			at.Clause = m
		case *syntax.ExprStmt:
			at.Stmt = m
		}
		above = m
		return true
	})
	return at
}

// reacts tells whether the function of a site is written as a handler of a promise: what it returns is
// what the promise comes to.
func (at site) reacts() bool {
	call, ok := at.Holder.(*syntax.Call)
	return ok && slices.Contains([]string{"then", "catch", "finally"}, called(call))
}

// called returns the name of the method that is called, "" where none is.
func called(call *syntax.Call) string {
	if m, ok := call.Callee.(*syntax.Member); ok && m.Key.Computed == nil {
		return m.Key.Name
	}
	return ""
}

// parameter returns the name of a function's only parameter, with the edit that adds one where there is none.
func parameter(s *project.Script, fn *syntax.Function, unnamed string) (name string, edits []Edit, ok bool) {
	switch len(fn.Params) {
	case 0:
		head := Code(s, syntax.Span{Start: fn.Start, End: fn.BodySpan.Start})
		at := fn.Start + int32(strings.Index(head, "()")) + 1
		if strings.Count(head, "()") != 1 || names(fn, unnamed, nil) {
			return "", nil, false
		}
		return unnamed, []Edit{{Script: s, Node: fn, Span: syntax.Span{Start: at, End: at}, Text: unnamed}}, true
	case 1:
		id, ok := fn.Params[0].Target.(*syntax.Ident)
		if !ok || fn.Params[0].Rest || names(fn, id.Name, id.Binding) {
			return "", nil, false
		}
		return id.Name, nil, true
	}
	return "", nil, false
}

// names tells whether a name stands somewhere in a node, but not for a binding.
func names(n syntax.Node, name string, b *syntax.Binding) bool {
	found := false
	syntax.Walk(n, func(n syntax.Node) bool {
		if id, ok := n.(*syntax.Ident); ok && id.Name == name && (b == nil || id.Binding != b) {
			found = true
		}
		return !found
	})
	return found
}

// last tells whether a statement is the last one of a list, so that nothing behind it would be cut off.
func last(body []syntax.Stmt, s syntax.Stmt) bool { return len(body) > 0 && body[len(body)-1] == s }
