package lower

import (
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// What the compiler removes - casts, parentheses, types - is found again in the original's text
// around the places that are known. Such searches go no further than maxReach bytes.
const maxReach = 4096

// balance widens the place of an expression so that it has both of a pair of parentheses that the
// compiler took out: those round (reg as any) are open before the first part of
// `(reg as any).sync`, and close behind it.
func (p *placer) balance(n syntax.Node, place syntax.Span) syntax.Span {
	if place.Empty() || !groups(n) {
		return place
	}
	var missing, open int // parentheses closed without having been opened, and the reverse
	pos := place.Start
	gap := func(end int32) {
		if end > pos && end-pos <= maxReach {
			missing, open = p.count(int(pos)-p.base, int(end)-p.base, missing, open)
		}
	}
	syntax.Children(n, func(c syntax.Node) {
		if part := c.Range(); !part.Empty() {
			gap(part.Start)
			pos = max(pos, part.End)
		}
	})
	gap(place.End)
	for ; missing > 0; missing-- {
		start := p.opener(int(place.Start)-p.base, '(')
		if start < 0 {
			break
		}
		place.Start = int32(start + p.base)
	}
	for ; open > 0; open-- {
		end := p.closer(int(place.End)-p.base, ')')
		if end < 0 {
			break
		}
		place.End = int32(end + p.base)
	}
	return place
}

// groups tells whether a node is made of parts that can have parentheses round them.
func groups(n syntax.Node) bool {
	switch n := n.(type) {
	case *syntax.Function:
		return n.Expr != nil
	case *syntax.Member, *syntax.Call, *syntax.New, *syntax.Unary, *syntax.Update, *syntax.Binary, *syntax.Logical,
		*syntax.Assign, *syntax.Conditional, *syntax.Sequence, *syntax.Await, *syntax.Yield, *syntax.Spread,
		*syntax.Return, *syntax.Throw, *syntax.ExprStmt, *syntax.Declarator, *syntax.Property, *syntax.ExportDefault:
		return true
	}
	return false
}

// count adds the parentheses between two offsets to those before.
func (p *placer) count(from, to, missing, open int) (int, int) {
	for i := from; i < to; i++ {
		switch c := p.original[i]; {
		case c == '(':
			open++
		case c == ')' && open > 0:
			open--
		case c == ')':
			missing++
		case c == '"' || c == '\'' || c == '`':
			i = stringEnd(p.original, i) - 1
		case c == '/':
			i = max(i, commentEnd(p.original, i)-1)
		}
	}
	return missing, open
}

// opener goes back from pos to a bracket, over space, comments, `<T>` and parentheses that open
// behind another bracket; -1 if something else is in the way.
func (p *placer) opener(pos int, bracket byte) int {
	for {
		pos = blankBefore(p.original, pos)
		switch {
		case pos == 0:
			return -1
		case p.original[pos-1] == bracket:
			return pos - 1
		case p.original[pos-1] == '(':
			pos--
		case bracket != '{' && p.original[pos-1] == '>' && !strings.HasSuffix(p.original[:pos], "=>"):
			least := max(0, pos-maxReach)
			i := strings.LastIndexByte(p.original[least:pos], '<')
			if i < 0 {
				return -1
			}
			pos = least + i
		default:
			return -1
		}
	}
}

// closer goes on from pos to behind a bracket, over space, comments, casts, a comma and
// parentheses that close in front of another bracket; -1 if something else is in the way.
func (p *placer) closer(pos int, bracket byte) int {
	for {
		pos = blankAfter(p.original, p.casts(pos), true)
		if pos < len(p.original) && p.original[pos] == ',' {
			pos = blankAfter(p.original, pos+1, true)
		}
		switch {
		case pos == len(p.original):
			return -1
		case p.original[pos] == bracket:
			return pos + 1
		case p.original[pos] == ')':
			pos++
		default:
			return -1
		}
	}
}

// keyword goes back from pos to a word, over space, comments and opening parentheses.
func (p *placer) keyword(pos int, word string) (int, bool) {
	for {
		pos = blankBefore(p.original, pos)
		if pos == 0 || p.original[pos-1] != '(' {
			break
		}
		pos--
	}
	start := pos - len(word)
	if start < 0 || p.original[start:pos] != word || start > 0 && isWord(p.original[start-1]) {
		return 0, false
	}
	return start, true
}

// tail takes in the casts that end a statement, and its semicolon.
func (p *placer) tail(n syntax.Node, place syntax.Span) syntax.Span {
	switch n.(type) {
	case *syntax.Return, *syntax.Throw, *syntax.ExprStmt, *syntax.VarDecl, *syntax.ExportDefault, *syntax.Import,
		*syntax.ExportNamed, *syntax.ExportAll, *syntax.Declarator:
	default:
		return place
	}
	if place.Empty() || int(place.End)-p.base > 0 && p.original[int(place.End)-p.base-1] == ';' {
		return place
	}
	end := p.casts(int(place.End) - p.base)
	if _, part := n.(*syntax.Declarator); !part {
		if next := blankAfter(p.original, end, false); next < len(p.original) && p.original[next] == ';' {
			end = next + 1
		}
	}
	place.End = int32(end + p.base)
	return place
}

// casts goes on from the end of an expression over `!`, `as T` and `satisfies T`.
func (p *placer) casts(pos int) int {
	for {
		next := blankAfter(p.original, pos, false)
		switch {
		case next < len(p.original) && p.original[next] == '!' && !strings.HasPrefix(p.original[next:], "!="):
			pos = next + 1
		case p.has(next, "as"):
			pos = typeEnd(p.original, next+len("as"))
		case p.has(next, "satisfies"):
			pos = typeEnd(p.original, next+len("satisfies"))
		default:
			return pos
		}
	}
}
