package rules

import (
	"strings"

	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Fix is a change that mends a finding. Of several fixes of one finding each does so by itself, and
// the best one comes first.
type Fix struct {
	// Title says what the fix does, as an order: "Look in `self`".
	Title string
	// Safe: the app goes on to do what it is meant to do, in every browser. What needs a look by
	// somebody who knows the app is not safe.
	Safe  bool
	Edits []Edit // in the order of their places, which don't overlap
}

// Edit puts a text in the place of a stretch of a script's file. It is made by Replace, Before
// and After.
type Edit struct {
	Script *project.Script
	Node   syntax.Node // whose text was looked at
	Span   syntax.Span // at or in Node; empty to insert
	// Text is code; its lines end with "\n", whatever those of the file end with.
	Text string
}

// Replace returns the edit that puts text in the place of a node.
func Replace(s *project.Script, n syntax.Node, text string) Edit {
	return Edit{Script: s, Node: n, Span: n.Range(), Text: text}
}

// Before returns the edit that inserts text in front of a node.
func Before(s *project.Script, n syntax.Node, text string) Edit {
	at := n.Range().Start
	return Edit{Script: s, Node: n, Span: syntax.Span{Start: at, End: at}, Text: text}
}

// After returns the edit that inserts text behind a node.
func After(s *project.Script, n syntax.Node, text string) Edit {
	at := n.Range().End
	return Edit{Script: s, Node: n, Span: syntax.Span{Start: at, End: at}, Text: text}
}

// Code returns the text of a stretch of a script's own file.
func Code(s *project.Script, at syntax.Span) string {
	if at.Start < 0 || at.Empty() || int(at.End) > len(s.File.Text) {
		return ""
	}
	return string(s.File.Text[at.Start:at.End])
}

// lineBefore returns the text of a line in front of an offset.
func lineBefore(s *project.Script, at int32) string {
	text := Code(s, syntax.Span{End: at})
	return text[strings.LastIndexAny(text, "\r\n")+1:]
}

// gapBefore returns what separates a node from one like it in front of it: a new line with the same
// indentation if it has a line of its own, else a space.
func gapBefore(s *project.Script, n syntax.Node) string {
	if before := lineBefore(s, n.Range().Start); strings.TrimSpace(before) == "" {
		return "\n" + before
	}
	return " "
}

// literal returns the edit that gives a string another value, in the quotes that it has.
func literal(s *project.Script, n *syntax.StringLit, value string) (Edit, bool) {
	text := Code(s, n.Span)
	if len(text) < 2 || text[1:len(text)-1] != n.Value {
		return Edit{}, false // with escapes, or without quotes
	}
	edit := Replace(s, n, value)
	edit.Span.Start++
	edit.Span.End--
	return edit, true
}

// optional returns the edit that makes an access to a member an optional one.
func optional(s *project.Script, m *syntax.Member) (Edit, bool) {
	edit := Edit{Script: s, Node: m, Text: "?"}
	dot := m.X.Range().End
	between := Code(s, syntax.Span{Start: dot, End: m.Key.Start})
	switch strings.Trim(between, " \t\r\n!") {
	case ".":
		dot += int32(strings.IndexByte(between, '.'))
	case "":
		edit.Text = "?."
		dot = m.Key.Start
		if m.Key.Computed == nil {
			return Edit{}, false
		}
	default:
		return Edit{}, false // a comment, a cast
	}
	edit.Span = syntax.Span{Start: dot, End: dot}
	return edit, !m.Optional
}

// isPath tells whether an expression is no more than a path of names such as this.queue.flush: it
// has no effect, and is the same wherever it stands in its scope.
func isPath(x syntax.Expr) bool {
	for {
		switch part := x.(type) {
		case *syntax.Ident, *syntax.ThisExpr:
			return true
		case *syntax.Member:
			if part.Key.Computed != nil || part.Optional {
				return false
			}
			x = part.X
		default:
			return false
		}
	}
}

// parent returns the node that holds n directly; nil for the program, and for what is not in it.
func parent(s *project.Script, n syntax.Node) syntax.Node {
	var found syntax.Node
	syntax.Walk(s.Program, func(m syntax.Node) bool {
		if found != nil || !m.Range().Contains(n.Range()) {
			return false
		}
		syntax.Children(m, func(c syntax.Node) {
			if c == n {
				found = m
			}
		})
		return found == nil
	})
	return found
}

// binds tells whether the code around n would take an operand from an operator that stood there in
// its place and binds as && or tighter, such as in: it needs parentheses.
func binds(s *project.Script, n syntax.Node) bool {
	switch p := parent(s, n).(type) {
	case *syntax.Unary, *syntax.Binary, *syntax.Member, *syntax.Await, *syntax.New:
		return true
	case *syntax.Call:
		return p.Callee == n
	case *syntax.Logical:
		return p.Op == "??"
	}
	return false
}

// declares tells whether a script declares a name anywhere, so that it may not mean the global.
func declares(s *project.Script, name string) bool {
	found := false
	syntax.Walk(s.Program, func(n syntax.Node) bool {
		if id, ok := n.(*syntax.Ident); ok && id.Name == name && id.Binding != nil {
			found = true
		}
		return !found
	})
	return found
}
