package rules

import (
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// join returns the fix that makes a promise part of that of the function around, which is a statement there:
// it is awaited, or returned if the caller takes what an ordinary function returns.
func join(s *project.Script, n syntax.Node, at site, taken bool) []Fix {
	call, ok := n.(*syntax.Call)
	if !ok || at.Fn == nil || at.Fn.Generator || at.Stmt == nil || at.Stmt.X != n {
		return nil
	}
	word, does := "await ", "Await"
	switch {
	case at.Fn.Async:
	case taken && last(at.Fn.Body, at.Stmt):
		word, does = "return ", "Return"
	default:
		return nil
	}
	if called(call) != "forEach" {
		return []Fix{{Title: does + " the promise", Safe: true, Edits: []Edit{Before(s, call, word)}}}
	}
	callee := call.Callee.(*syntax.Member)
	if len(call.Args) != 1 || callee.Optional || call.Optional {
		return nil
	}
	if _, ok := call.Args[0].(*syntax.Function); !ok {
		return nil
	}
	return []Fix{{
		Title: does + " `Promise.all` of a promise for each item",
		Edits: []Edit{Before(s, call, word+"Promise.all("), Replace(s, callee.Key, "map"), After(s, call, ")")},
	}}
}
