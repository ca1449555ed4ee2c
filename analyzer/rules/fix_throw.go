package rules

import (
	"strings"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// rethrow returns the fix that throws again what a catch clause, or a handler of a promise, has caught, once
// it has done the rest of its work.
func rethrow(s *project.Script, by syntax.Node) []Fix {
	var edits []Edit
	ok := false
	switch by := by.(type) {
	case *syntax.CatchClause:
		edits, ok = rethrowClause(s, by)
	case *syntax.Call:
		edits, ok = rethrowHandler(s, by)
	}
	if !ok {
		return nil
	}
	return []Fix{{Title: "Throw the error again", Edits: edits}}
}

func rethrowClause(s *project.Script, c *syntax.CatchClause) ([]Edit, bool) {
	name, edits := "error", []Edit(nil)
	switch param := c.Param.(type) {
	case nil:
		const word = "catch"
		if !strings.HasPrefix(Code(s, c.Span), word) || names(c, name, nil) {
			return nil, false
		}
		at := c.Start + int32(len(word))
		edits = []Edit{{Script: s, Node: c, Span: syntax.Span{Start: at, End: at}, Text: " (" + name + ")"}}
	case *syntax.Ident:
		name = param.Name
	default:
		return nil, false
	}
	edit, ok := throwAtEnd(s, c.Body, c.Body.Span, c.Body.Body, name)
	return append(edits, edit), ok
}

// rethrowHandler changes the last argument of a call of catch or then.
func rethrowHandler(s *project.Script, call *syntax.Call) ([]Edit, bool) {
	if len(call.Args) == 0 {
		return nil, false
	}
	switch handler := call.Args[len(call.Args)-1].(type) {
	case *syntax.Ident, *syntax.Member:
		if !isPath(handler) || names(handler, "error", nil) {
			return nil, false
		}
		return []Edit{
			Before(s, handler, "(error) => { "), After(s, handler, "(error); throw error; }"),
		}, true
	case *syntax.Function:
		name, edits, ok := parameter(s, handler, "error")
		switch {
		case !ok || handler.Generator:
			return nil, false
		case handler.Expr == nil:
			edit, ok := throwAtEnd(s, handler, handler.BodySpan, handler.Body, name)
			return append(edits, edit), ok
		}
		if _, ok := handler.Expr.(*syntax.Call); !ok {
			return append(edits, Replace(s, handler.Expr, "{ throw "+name+"; }")), true
		}
		return append(edits, Before(s, handler.Expr, "{ "), After(s, handler.Expr, "; throw "+name+"; }")), true
	}
	return nil, false
}

// throwAtEnd returns the edit that lets a body in braces, of the node n, end in throwing x. What can leave it
// before has none.
func throwAtEnd(s *project.Script, n syntax.Node, braces syntax.Span, body []syntax.Stmt, x string) (Edit, bool) {
	semi := semicolon(s)
	if len(body) > 0 {
		end := body[len(body)-1]
		if r, ok := end.(*syntax.Return); ok && r.X == nil && !leaves(body[:len(body)-1]) {
			edit := Replace(s, r, "throw "+x)
			edit.Span.End = r.Start + int32(len("return"))
			return edit, true
		}
		if _, throws := end.(*syntax.Throw); throws || leaves(body) {
			return Edit{}, false
		}
	}
	inside := syntax.Span{Start: braces.Start + 1, End: braces.End - 1}
	code := Code(s, inside)
	edit := Edit{Script: s, Node: n, Span: syntax.Span{Start: inside.End, End: inside.End}}
	line := strings.LastIndexByte(code, '\n')
	switch {
	case strings.TrimSpace(code) == "":
		edit.Span = inside
		edit.Text = " throw " + x + semi + " "
	case line >= 0 && strings.TrimSpace(code[line:]) == "":
		at := inside.Start + int32(len(strings.TrimRight(code[:line], "\r")))
		edit.Span = syntax.Span{Start: at, End: at}
		edit.Text = "\n" + indent(s, inside, body) + "throw " + x + semi
	case len(body) == 0 || line >= 0:
		return Edit{}, false // a comment that may go up to the end
	default:
		at := body[len(body)-1].Range().End
		edit.Span = syntax.Span{Start: at, End: at}
		edit.Text = " throw " + x + semi
		if text := Code(s, body[len(body)-1].Range()); !strings.HasSuffix(text, ";") && !strings.HasSuffix(text, "}") {
			edit.Text = ";" + edit.Text
		}
	}
	return edit, true
}

// indent returns what the lines of a body begin with, whose closing brace has a line of its own.
func indent(s *project.Script, inside syntax.Span, body []syntax.Stmt) string {
	if len(body) > 0 {
		start := body[len(body)-1].Range().Start
		if before := lineBefore(s, start); strings.TrimSpace(before) == "" {
			return before
		}
	}
	outer := lineBefore(s, inside.End)
	if strings.HasPrefix(outer, "\t") {
		return outer + "\t"
	}
	return outer + "  "
}

// leaves tells whether statements may go elsewhere than behind their end, but for what they throw.
func leaves(body []syntax.Stmt) bool {
	found := false
	for _, s := range body {
		syntax.Walk(s, func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.Function:
				return false
			case *syntax.Return, *syntax.Break, *syntax.Continue:
				found = true
			}
			return !found
		})
	}
	return found
}

// nearby bounds in bytes how far behind a statement the end of its line is looked for.
const nearby = 80

// semicolon returns what most statements of a script end with that end a line, ";" or "".
func semicolon(s *project.Script) string {
	balance := 0
	syntax.Walk(s.Program, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.ExprStmt, *syntax.Return, *syntax.Throw, *syntax.VarDecl:
			end := n.Range().End
			behind := strings.TrimLeft(Code(s, syntax.Span{Start: end, End: min(end+nearby, int32(len(s.File.Text)))}), " \t")
			switch {
			case strings.HasSuffix(Code(s, n.Range()), ";"):
				balance++
			case strings.HasPrefix(behind, "\n"), strings.HasPrefix(behind, "\r"):
				balance--
			}
		}
		return true
	})
	if balance < 0 {
		return ""
	}
	return ";"
}
