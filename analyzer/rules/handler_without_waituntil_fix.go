package rules

import (
	"slices"
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/project"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

// waitForWork returns the fix that gives the promises of a listener's work to its event.
func waitForWork(h *usage.Handler) []Fix {
	event, edits, ok := makeOrdinary(h)
	if !ok {
		return nil
	}
	work := workOf(h, h.Activation.Fn)
	if work.midway {
		return waitForAll(h)
	}
	if len(work.promises) == 0 {
		return nil
	}
	for _, x := range work.promises {
		start := Before(h.Script, x, event+".waitUntil(")
		if await, ok := x.(*syntax.Await); ok {
			start = Replace(h.Script, x, event+".waitUntil(")
			start.Span.End = await.X.Range().Start
			if strings.TrimSpace(Code(h.Script, start.Span)) != "await" {
				return nil // a comment
			}
		}
		edits = append(edits, start, After(h.Script, x, ")"))
	}
	return []Fix{{Title: "Give the promise to `" + event + ".waitUntil()`", Safe: true, Edits: edits}}
}

// waitForAll returns the fix that gives all that an async listener does to its event as one promise. Its
// lines stay as they are.
func waitForAll(h *usage.Handler) []Fix {
	event, edits, ok := makeOrdinary(h)
	if !ok {
		return nil
	}
	fn := h.Activation.Fn
	before, after := event+".waitUntil((async () => ", ")())"
	if fn.Kind != syntax.ArrowFunction {
		before, after = "{ "+before, after+"; }"
	}
	body := fn.BodySpan
	return []Fix{{
		Title: "Give the promise of all that the listener does to `" + event + ".waitUntil()`",
		Edits: append(edits,
			Edit{Script: h.Script, Node: fn, Span: syntax.Span{Start: body.Start, End: body.Start}, Text: before},
			Edit{Script: h.Script, Node: fn, Span: syntax.Span{Start: body.End, End: body.End}, Text: after}),
	}}
}

// makeOrdinary returns the name of a listener's event and the edits that name it, if it has no name yet, and make
// an async listener an ordinary one; ok is false where that can't be done.
func makeOrdinary(h *usage.Handler) (event string, edits []Edit, ok bool) {
	fn := h.Activation.Fn
	if fn == nil || fn.Generator || !writtenThere(h, fn) {
		return "", nil, false
	}
	event, edits, ok = parameter(h.Script, fn, "event")
	if ok && fn.Async {
		var edit Edit
		edit, ok = withoutAsync(h.Script, fn)
		edits = append([]Edit{edit}, edits...)
	}
	return event, edits, ok
}

// writtenThere tells whether the function is written where it becomes the handler, so that nothing else
// calls it.
func writtenThere(h *usage.Handler, fn *syntax.Function) bool {
	switch n := h.Node.(type) {
	case *syntax.Call:
		return slices.Contains(n.Args, syntax.Expr(fn))
	default:
		assign, ok := parent(h.Script, n).(*syntax.Assign)
		return ok && assign.Value == syntax.Expr(fn)
	}
}

// withoutAsync returns the edit that makes a function an ordinary one.
func withoutAsync(s *project.Script, fn *syntax.Function) (Edit, bool) {
	text := Code(s, fn.Span)
	rest := strings.TrimLeft(strings.TrimPrefix(text, "async"), " ")
	if !strings.HasPrefix(text, "async") || strings.HasPrefix(rest, "\n") || strings.HasPrefix(rest, "/") {
		return Edit{}, false // a method, whose word stands before its name
	}
	end := fn.Start + int32(len(text)-len(rest))
	return Edit{Script: s, Node: fn, Span: syntax.Span{Start: fn.Start, End: end}}, true
}

// work is what a listener begins by itself.
type work struct {
	// promises are expressions behind which it does nothing that has to wait for them: an await is the last
	// that is done.
	promises []syntax.Expr
	midway   bool // it goes on after an await
}

func workOf(h *usage.Handler, fn *syntax.Function) work {
	var w work
	ends := map[syntax.Expr]bool{}
	if fn.Expr != nil {
		ends[fn.Expr] = true
	}
	addEnds(fn.Body, ends)
	syntax.Walk(fn, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Function:
			return n == fn
		case *syntax.Await:
			if !ends[n] {
				w.midway = true
			} else {
				w.promises = append(w.promises, n)
			}
		case *syntax.ForOf:
			w.midway = w.midway || n.Await
		case *syntax.Call:
			if floats(h, n) {
				w.promises = append(w.promises, n)
				return false
			}
		}
		return true
	})
	if call := onlyCall(fn); len(w.promises) == 0 && call != nil {
		w.promises = append(w.promises, call)
	}
	return w
}

// floats tells whether nobody takes a promise that an expression gives.
func floats(h *usage.Handler, x syntax.Expr) bool {
	return slices.ContainsFunc(h.Attempts(), func(a *flow.Attempt) bool {
		return slices.ContainsFunc(a.Losses, func(l *flow.Loss) bool { return l.Node == x && l.Kind == flow.Floating })
	})
}

// addEnds adds the expressions that are the last that a list of statements evaluates, in each branch.
func addEnds(body []syntax.Stmt, ends map[syntax.Expr]bool) {
	if len(body) == 0 {
		return
	}
	switch s := body[len(body)-1].(type) {
	case *syntax.ExprStmt:
		ends[s.X] = true
	case *syntax.Return:
		if s.X != nil {
			ends[s.X] = true
		}
	case *syntax.Block:
		addEnds(s.Body, ends)
	case *syntax.If:
		addEnds([]syntax.Stmt{s.Then}, ends)
		if s.Else != nil {
			addEnds([]syntax.Stmt{s.Else}, ends)
		}
	}
}

// onlyCall returns the call that is all that a function does, apart from tests; nil if it does more.
func onlyCall(fn *syntax.Function) *syntax.Call {
	x, body := fn.Expr, fn.Body
	for len(body) == 1 {
		switch s := body[0].(type) {
		case *syntax.ExprStmt:
			x, body = s.X, nil
		case *syntax.Return:
			x, body = s.X, nil
		case *syntax.Block:
			body = s.Body
		case *syntax.If:
			body = []syntax.Stmt{s.Then}
			if s.Else != nil {
				return nil
			}
		default:
			return nil
		}
	}
	call, _ := x.(*syntax.Call)
	return call
}
