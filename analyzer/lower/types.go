package lower

import "github.com/synclint/synclint/analyzer/syntax"

// annotate gives parameters the names of their types, which the compiler has taken out. The tree has
// the places of the original, which begins at base.
func annotate(program *syntax.Program, original string, base int) {
	syntax.Walk(program, func(n syntax.Node) bool {
		f, ok := n.(*syntax.Function)
		if !ok {
			return true
		}
		for _, p := range f.Params {
			if id, ok := p.Target.(*syntax.Ident); ok {
				p.Type = typeAt(original, id.Name, int(id.Start)-base)
			}
		}
		return true
	})
}

// typeAt returns the name of the type that is annotated to a name at i: the first word of it, "" if
// it begins with something else or is that of a list.
func typeAt(text, name string, i int) string {
	end := i + len(name)
	if i < 0 || end > len(text) || text[i:end] != name {
		return ""
	}
	at := blankAfter(text, end, true)
	if at < len(text) && text[at] == '?' {
		at = blankAfter(text, at+1, true)
	}
	if at >= len(text) || text[at] != ':' {
		return ""
	}
	start := blankAfter(text, at+1, true)
	stop := start
	for stop < len(text) && isWord(text[stop]) {
		stop++
	}
	if after := blankAfter(text, stop, true); after < len(text) && (text[after] == '[' || text[after] == '.' || text[after] == '<') {
		return ""
	}
	return text[start:stop]
}
