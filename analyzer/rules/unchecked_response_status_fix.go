package rules

import (
	"strings"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// throwUnlessOK returns the fix that throws when the server refuses what a call of fetch sends.
func throwUnlessOK(s *project.Script, n syntax.Node) []Fix {
	call, ok := n.(*syntax.Call)
	if !ok || !fetches(call) {
		return nil
	}
	fix := Fix{Title: "Throw unless `response.ok`"}
	if await, ok := parent(s, call).(*syntax.Await); ok {
		fix.Edits = testAfter(s, await)
	}
	if fix.Edits == nil {
		fix.Edits = []Edit{After(s, call, ".then((response) => { if (!response.ok) throw "+newRefusal("response")+"; return response; })")}
	}
	return []Fix{fix}
}

// fetches tells whether a call is one of the global fetch.
func fetches(call *syntax.Call) bool {
	switch f := call.Callee.(type) {
	case *syntax.Ident:
		return f.Name == "fetch" && f.Binding == nil
	case *syntax.Member:
		id, ok := f.X.(*syntax.Ident)
		return ok && id.Binding == nil && (id.Name == "self" || id.Name == "globalThis") && called(call) == "fetch"
	}
	return false
}

// testAfter returns the edits that test an awaited answer in a statement of its own; nil where it is part of
// a larger expression.
func testAfter(s *project.Script, await *syntax.Await) []Edit {
	var stmt syntax.Stmt
	var edits []Edit
	name := "response"
	switch above := parent(s, await).(type) {
	case *syntax.ExprStmt:
		if names(s.Program, name, nil) || answersDropped(s) > 1 {
			return nil // the name is taken, or will be
		}
		stmt, edits = above, []Edit{Before(s, await, "const "+name+" = ")}
	case *syntax.Declarator:
		id, isName := above.Target.(*syntax.Ident)
		decl, ok := parent(s, above).(*syntax.VarDecl)
		if !isName || !ok || len(decl.Decls) != 1 {
			return nil
		}
		stmt, name = decl, id.Name
	default:
		return nil
	}
	switch parent(s, stmt).(type) {
	case *syntax.Function, *syntax.Block:
	default:
		return nil // a branch without braces, or the head of a loop
	}
	gap := gapBefore(s, stmt)
	if gap == " " && !strings.HasSuffix(Code(s, stmt.Range()), ";") {
		gap = "; "
	}
	return append(edits, After(s, stmt, gap+"if (!"+name+".ok) throw "+newRefusal(name)+semicolon(s)))
}

// answersDropped counts the statements that only await a call of fetch.
func answersDropped(s *project.Script) int {
	count := 0
	syntax.Walk(s.Program, func(n syntax.Node) bool {
		if stmt, ok := n.(*syntax.ExprStmt); ok {
			if await, ok := stmt.X.(*syntax.Await); ok {
				if call, ok := await.X.(*syntax.Call); ok && fetches(call) {
					count++
				}
			}
		}
		return true
	})
	return count
}

// newRefusal returns the code of an error that tells an answer's status.
func newRefusal(answer string) string { return "new Error(`HTTP ${" + answer + ".status}`)" }
