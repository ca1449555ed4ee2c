package usage

import "github.com/synclint/synclint/analyzer/syntax"

// OnlyLogs tells whether what catches a failure, a catch clause or a call of catch or then, does
// nothing about it: its body is empty, or writes to the console, or hands the error back as if
// it were a result.
func OnlyLogs(by syntax.Node) bool {
	switch by := by.(type) {
	case *syntax.CatchClause:
		return idle(by.Body.Body)
	case *syntax.Call:
		return len(by.Args) > 0 && idleHandler(by.Args[len(by.Args)-1])
	}
	return false
}

func idleHandler(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Function:
		if e.Expr != nil {
			return idleExpr(e.Expr)
		}
		return idle(e.Body)
	case *syntax.Member: // console.error
		return isConsole(e)
	}
	return false
}

func idle(body []syntax.Stmt) bool {
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.ExprStmt:
			if !idleExpr(s.X) {
				return false
			}
		case *syntax.Return:
			if s.X != nil && !idleExpr(s.X) {
				return false
			}
		case *syntax.Block:
			if !idle(s.Body) {
				return false
			}
		case *syntax.Empty:
		default:
			return false
		}
	}
	return true
}

func idleExpr(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.Paren:
		return idleExpr(e.X)
	case *syntax.Call:
		m, ok := e.Callee.(*syntax.Member)
		return ok && isConsole(m)
	case *syntax.Ident: // the error itself
		return true
	case *syntax.ObjectLit:
		return len(e.Props) == 0
	case *syntax.Unary:
		return e.Op == "void"
	}
	return false
}

func isConsole(m *syntax.Member) bool {
	id, ok := m.X.(*syntax.Ident)
	return ok && id.Name == "console" && id.Binding == nil
}
