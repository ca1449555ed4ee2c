package lower

import (
	"reflect"

	"github.com/synclint/synclint/analyzer/syntax"
)

// Verbatim tells whether a text is just the source of a node that was compiled: read by itself it
// is one node of the same kind. Places of compiled nodes are found by their words and brackets, so
// that they may end too early or too late; where nothing may be lost, that has to be ruled out.
func Verbatim(n syntax.Node, text []byte, lang Language) bool {
	switch n := n.(type) {
	case *syntax.Ident:
		return string(text) == n.Name
	case syntax.Expr:
		body := alone("return (", text, "\n)", lang)
		if len(body) != 1 {
			return false
		}
		stmt, ok := body[0].(*syntax.Return)
		return ok && sameKind(unwrapped(stmt.X), unwrapped(n))
	case syntax.Stmt:
		body := alone("", text, "\n", lang)
		return len(body) == 1 && sameKind(body[0], n)
	}
	return false
}

// alone reads a text, with something before and behind it, as the body of a function in which
// await and return are allowed; nil if it is none.
func alone(before string, text []byte, behind string, lang Language) []syntax.Stmt {
	wrapped := "async function _() {" + before + string(text) + behind + "}"
	program, err := Parse([]byte(wrapped), lang, syntax.Options{Goal: syntax.Module})
	if err != nil || len(program.Body) != 1 {
		return nil
	}
	decl, ok := program.Body[0].(*syntax.FuncDecl)
	if !ok {
		return nil
	}
	return decl.Func.Body
}

func unwrapped(x syntax.Expr) syntax.Expr {
	for {
		p, ok := x.(*syntax.Paren)
		if !ok {
			return x
		}
		x = p.X
	}
}

func sameKind(a, b syntax.Node) bool {
	return reflect.TypeOf(a) == reflect.TypeOf(b)
}
