package rules

import (
	"fmt"
	"strings"

	"github.com/synclint/synclint/analyzer/flow"
	"github.com/synclint/synclint/analyzer/syntax"
	"github.com/synclint/synclint/analyzer/usage"
)

// fixTest returns the fixes of a test that has the same result everywhere.
func fixTest(t *flow.Test) []Fix {
	switch n := t.Node.(type) {
	case *syntax.Binary:
		if n.Op == "in" {
			return fixIn(t, n)
		}
		return fixComparison(t, n)
	case *syntax.Call:
		return fixOwn(t, n)
	}
	return nil
}

// fixIn looks for the name that the tested object has. An object that has none of them is replaced.
func fixIn(t *flow.Test, n *syntax.Binary) []Fix {
	name, ok := n.X.(*syntax.StringLit)
	if !ok {
		return nil
	}
	api := usage.FeatureOf(t.Gate)
	right := managerOf(api)
	registration := strings.HasPrefix(t.On, "ServiceWorkerRegistration")
	if registration {
		right = memberOf(api)
	}
	edit, ok := literal(t.Script, name, right)
	if !ok {
		return nil
	}
	edit.Node = n
	global := strings.HasSuffix(t.On, "GlobalScope") || t.On == "Window"
	if registration || global {
		return []Fix{{Title: fmt.Sprintf("Look for `%s`", right), Safe: true, Edits: []Edit{edit}}}
	}
	if declares(t.Script, "self") {
		return nil
	}
	return []Fix{{
		Title: fmt.Sprintf("Look for `%s` in `self`", right),
		Edits: []Edit{edit, Replace(t.Script, n.Y, "self")},
	}}
}

// fixComparison makes undefined, which is what a missing member is, count too.
func fixComparison(t *flow.Test, n *syntax.Binary) []Fix {
	if id, ok := n.Y.(*syntax.Ident); ok && id.Name == "undefined" && t.Form == "typeof" {
		return []Fix{{
			Title: "Compare with the string `'undefined'`, which is what `typeof` gives", Safe: true,
			Edits: []Edit{Replace(t.Script, id, "'undefined'")},
		}}
	}
	_, null := n.Y.(*syntax.NullLit)
	between := syntax.Span{Start: n.X.Range().End, End: n.Y.Range().Start}
	code := Code(t.Script, between)
	if !null || strings.TrimSpace(code) != n.Op || n.Op != "!==" && n.Op != "===" {
		return nil
	}
	edit := Edit{Script: t.Script, Node: n, Text: n.Op[:2]}
	edit.Span.Start = between.Start + int32(strings.Index(code, n.Op))
	edit.Span.End = edit.Span.Start + int32(len(n.Op))
	return []Fix{{Title: fmt.Sprintf("Compare by `%s`, for which undefined is null", n.Op[:2]), Safe: true, Edits: []Edit{edit}}}
}

// fixOwn asks whether an object has the name at all instead of for a property of its own.
func fixOwn(t *flow.Test, n *syntax.Call) []Fix {
	if t.On != "ServiceWorkerRegistration" || isInterface(t.Name) || len(n.Args) == 0 {
		return nil
	}
	name, ok := n.Args[len(n.Args)-1].(*syntax.StringLit)
	object := examined(n)
	if !ok || object == nil {
		return nil
	}
	code := Code(t.Script, name.Span) + " in " + Code(t.Script, object.Range())
	if binds(t.Script, n) {
		code = "(" + code + ")"
	}
	return []Fix{{
		Title: "Ask for the name with `in`, which finds getters of the prototype", Safe: true,
		Edits: []Edit{Replace(t.Script, n, code)},
	}}
}

// examined returns the object whose own properties a call asks for, if it is no more than a path of
// names: x.hasOwnProperty(name), Object.hasOwn(x, name) and their like.
func examined(n *syntax.Call) syntax.Expr {
	callee, ok := n.Callee.(*syntax.Member)
	if !ok {
		return nil
	}
	object := callee.X
	switch {
	case len(n.Args) == 2:
		object = n.Args[0]
	case callee.Key.Name == "includes":
		keys, ok := callee.X.(*syntax.Call)
		if !ok || len(keys.Args) != 1 {
			return nil
		}
		object = keys.Args[0]
	}
	if !isPath(object) {
		return nil
	}
	return object
}

// fixBare turns a global that is missing somewhere into a property of the global object.
func fixBare(u *usage.Usage, id *syntax.Ident) []Fix {
	switch p := parent(u.Script, id).(type) {
	case *syntax.If, *syntax.Logical, *syntax.Unary, *syntax.Conditional, *syntax.Paren:
	case *syntax.Call:
		if p.Callee == syntax.Expr(id) {
			return nil
		}
	default:
		return nil
	}
	if declares(u.Script, "self") {
		return nil
	}
	return []Fix{{
		Title: fmt.Sprintf("Read `self.%s`, which is undefined where it is missing", id.Name), Safe: true,
		Edits: []Edit{Before(u.Script, id, "self.")},
	}}
}
