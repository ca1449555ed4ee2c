package project

import (
	"strings"

	"github.com/synclint/synclint/analyzer/static"
	"github.com/synclint/synclint/analyzer/syntax"
)

// target is the address of a script that code loads.
type target struct {
	address string
	own     bool // relative to the file with the code, not to the page
}

// maxAliases is how many variables lead from a use to a value.
const maxAliases = 5

// targets returns the addresses that expressions of a module may have. Where only a part of an
// address is known, such as behind a base that varies, it is the part with the file's name.
func targets(m *static.Module, list []syntax.Expr) []target {
	var found []target
	for _, x := range list {
		for _, v := range m.Eval(x).Possible() {
			if address := fileName(v); v.Kind == static.String && address != "" {
				found = append(found, target{address, v.Own})
			}
		}
	}
	return found
}

// fileName returns an address without a query, or the end of it if the beginning is not known; ""
// if what is known can't be the name of a file.
func fileName(v *static.Value) string {
	address := withoutQuery(v.Text)
	if !v.Partial {
		return address
	}
	end := address[strings.LastIndexByte(address, '*')+1:]
	if !strings.Contains(end, ".") {
		return ""
	}
	return end
}

// text returns the string that a literal is.
func text(x syntax.Expr) (string, bool) {
	switch x := unparen(x).(type) {
	case *syntax.StringLit:
		return x.Value, true
	case *syntax.TemplateLit:
		if x.Tag == nil && len(x.Exprs) == 0 {
			return x.Strings[0], true
		}
	}
	return "", false
}

func unparen(x syntax.Expr) syntax.Expr {
	for {
		p, ok := x.(*syntax.Paren)
		if !ok {
			return x
		}
		x = p.X
	}
}
