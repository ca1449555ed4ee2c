package rules

import (
	"strings"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// failWithFirst returns the fix that lets a call of Promise.allSettled fail, if nobody takes its results.
func failWithFirst(s *project.Script, n syntax.Node) []Fix {
	call, ok := n.(*syntax.Call)
	if !ok || called(call) != "allSettled" {
		return nil
	}
	above := parent(s, call)
	if await, ok := above.(*syntax.Await); ok {
		above = parent(s, await)
	}
	switch above := above.(type) {
	case *syntax.ExprStmt:
	case *syntax.Call:
		if called(above) != "waitUntil" {
			return nil
		}
	default:
		return nil
	}
	return []Fix{{
		Title: "Use `Promise.all`",
		Edits: []Edit{Replace(s, call.Callee.(*syntax.Member).Key, "all")},
	}}
}

// throwRefusal returns the fix that throws in the branch of a test of an answer's status that is taken when
// the server refuses.
func throwRefusal(s *project.Script, n syntax.Node) []Fix {
	answer, accepts, ok := statusTest(n)
	if !ok {
		return nil
	}
	above := parent(s, n)
	if not, ok := above.(*syntax.Unary); ok && not.Op == "!" {
		accepts = !accepts
		n, above = not, parent(s, not)
	}
	branch, ok := above.(*syntax.If)
	if !ok || branch.Test != n {
		return nil
	}
	refused := branch.Then
	if accepts {
		refused = branch.Else
	}
	x := newRefusal(Code(s, answer.Range()))
	edits, ok := []Edit(nil), false
	switch refused := refused.(type) {
	case nil:
		edits, ok = throwElse(s, branch, x)
	case *syntax.Block:
		var edit Edit
		edit, ok = throwAtEnd(s, refused, refused.Span, refused.Body, x)
		edits = []Edit{edit}
	case *syntax.ExprStmt:
		end := " throw " + x + semicolon(s) + " }"
		if !strings.HasSuffix(Code(s, refused.Span), ";") {
			end = ";" + end
		}
		edits, ok = []Edit{Before(s, refused, "{ "), After(s, refused, end)}, true
	}
	if !ok {
		return nil
	}
	return []Fix{{Title: "Throw an error where the server refuses", Edits: edits}}
}

// throwElse adds the branch that is missing, if the other one goes on behind it: the rest may be for what
// is refused.
func throwElse(s *project.Script, branch *syntax.If, x string) ([]Edit, bool) {
	body := []syntax.Stmt{branch.Then}
	switch then := branch.Then.(type) {
	case *syntax.Block:
		return []Edit{After(s, then, " else throw "+x+semicolon(s))}, !leaves(body)
	case *syntax.ExprStmt:
		before := lineBefore(s, branch.Start)
		before = before[:len(before)-len(strings.TrimLeft(before, " \t"))]
		return []Edit{After(s, then, "\n"+before+"else throw "+x+semicolon(s))}, true
	}
	return nil, false
}

// statusTest takes a test of an answer's status apart: accepts tells whether it holds for answers that tell
// of success, rather than for the others.
func statusTest(n syntax.Node) (answer syntax.Expr, accepts, ok bool) {
	var status syntax.Expr
	switch n := n.(type) {
	case *syntax.Member:
		status, accepts = n, true
	case *syntax.Binary:
		code, isNumber := n.Y.(*syntax.NumberLit)
		if !isNumber {
			return nil, false, false
		}
		status = n.X
		switch success := code.Value >= 200 && code.Value < 300; {
		case success && (n.Op == "===" || n.Op == "=="), code.Value >= 300 && code.Value <= 400 && n.Op == "<":
			accepts = true
		case success && (n.Op == "!==" || n.Op == "!="), code.Value >= 300 && code.Value <= 400 && n.Op == ">=":
		default:
			return nil, false, false
		}
	}
	m, isMember := status.(*syntax.Member)
	if !isMember || !isPath(m) || m.Key.Name != "ok" && m.Key.Name != "status" {
		return nil, false, false
	}
	return m.X, accepts, true
}
