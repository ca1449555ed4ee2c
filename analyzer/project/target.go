package project

import (
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// target is the address of a script that code loads.
type target struct {
	address string
	own     bool // relative to the file with the code, not to the page
}

// maxAliases is how many variables lead from a use to a value.
const maxAliases = 5

// targets adds the addresses that an expression may have. Where only a part of the address is
// known, such as behind a base that varies, it is the part with the file's name.
func (s *survey) targets(list []target, x syntax.Expr, depth int) []target {
	if depth > maxAliases {
		return list
	}
	switch x := unparen(x).(type) {
	case *syntax.Conditional:
		return s.targets(s.targets(list, x.Then, depth+1), x.Else, depth+1)
	case *syntax.Logical:
		return s.targets(s.targets(list, x.X, depth+1), x.Y, depth+1)
	case *syntax.Ident:
		if init, ok := s.constants[x.Binding]; ok {
			return s.targets(list, init, depth+1)
		}
	case *syntax.New:
		if id, ok := unparen(x.Callee).(*syntax.Ident); ok && id.Name == "URL" && len(x.Args) > 0 {
			from := len(list)
			list = s.targets(list, x.Args[0], depth+1)
			for i := range list[from:] {
				list[from+i].own = len(x.Args) > 1 && mentionsMeta(x.Args[1])
			}
		}
	case *syntax.Member: // new URL(...).href
		if x.Key.Name == "href" || x.Key.Name == "pathname" {
			return s.targets(list, x.X, depth+1)
		}
	case *syntax.Call:
		return s.calledTarget(list, x, depth)
	default:
		if address := s.partial(x, depth); address != "" {
			return append(list, target{address: address})
		}
	}
	return list
}

// calledTarget looks through calls that hand on an address.
func (s *survey) calledTarget(list []target, c *syntax.Call, depth int) []target {
	m, ok := unparen(c.Callee).(*syntax.Member)
	switch {
	case !ok:
	case m.Key.Name == "toString":
		return s.targets(list, m.X, depth+1)
	case m.Key.Name == "createScriptURL" && len(c.Args) > 0: // trusted types
		return s.targets(list, c.Args[0], depth+1)
	}
	return list
}

// partial returns the part of an address that a string, a template or a sum of them tells.
func (s *survey) partial(x syntax.Expr, depth int) string {
	if depth > maxAliases {
		return ""
	}
	switch x := unparen(x).(type) {
	case *syntax.StringLit:
		return x.Value
	case *syntax.TemplateLit:
		if x.Tag != nil {
			return ""
		}
		if first := x.Strings[0]; strings.ContainsAny(first, "?#") {
			return first
		}
		return fileName(x.Strings[len(x.Strings)-1])
	case *syntax.Binary:
		if x.Op != "+" {
			return ""
		}
		left, right := s.partial(x.X, depth+1), s.partial(x.Y, depth+1)
		if strings.ContainsAny(left, "?#") || fileName(right) == "" {
			return left
		}
		return right
	case *syntax.Ident:
		if init, ok := s.constants[x.Binding]; ok {
			return s.partial(init, depth+1)
		}
	}
	return ""
}

// fileName returns the end of an address if it can be the name of a file.
func fileName(end string) string {
	if strings.Contains(end, ".") {
		return end
	}
	return ""
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

// mentionsMeta tells whether an expression is made of import.meta.
func mentionsMeta(x syntax.Expr) bool {
	found := false
	syntax.Walk(x, func(n syntax.Node) bool {
		meta, ok := n.(*syntax.MetaProperty)
		found = found || ok && meta.Name == "import.meta"
		return !found
	})
	return found
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
