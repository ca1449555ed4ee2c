package lower

import (
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// at returns the place of a node of the compiled code; see syntax.Program.Remap. Only what the
// original has in the same words is accepted.
func (p *placer) at(n syntax.Node, inner syntax.Span) syntax.Span {
	old := n.Range()
	if old.Start < 0 || int(old.End) > len(p.code) || old.Start >= old.End {
		return syntax.Nowhere()
	}
	switch n := n.(type) {
	case *syntax.Ident:
		return p.word(old)
	case *syntax.StringLit:
		return p.literal(old, n.Value)
	case *syntax.Key:
		return p.key(n, inner)
	case *syntax.NumberLit, *syntax.RegExpLit, *syntax.MetaProperty, *syntax.Comment:
		return p.same(old)
	case *syntax.TemplateLit:
		return p.template(n, inner)
	case *syntax.Paren:
		return p.paren(old, inner)
	case *syntax.Unary:
		if n.Op == "void" {
			if o, ok := p.source(int(old.Start)); ok && p.has(o.pos, "undefined") {
				return p.span(o.pos, o.pos+len("undefined"))
			}
		}
	case *syntax.Call:
		if place := p.element(old, inner); !place.Empty() {
			return place
		}
	}
	return p.composite(n, inner)
}

// word is the place of a name.
func (p *placer) word(old syntax.Span) syntax.Span {
	if start, end, ok := p.token(int(old.Start)); ok {
		return p.span(start, end)
	}
	return syntax.Nowhere()
}

// same is the place of a literal that the compiler prints as it was, or a number in other digits.
func (p *placer) same(old syntax.Span) syntax.Span {
	o, ok := p.source(int(old.Start))
	if !ok {
		return syntax.Nowhere()
	}
	text := p.code[old.Start:old.End]
	if strings.HasPrefix(p.original[o.pos:], text) {
		return p.span(o.pos, o.pos+len(text))
	}
	if c := p.original[o.pos]; '0' <= c && c <= '9' && '0' <= text[0] && text[0] <= '9' {
		return p.span(o.pos, o.pos+len(tokenAt(p.original, o.pos)))
	}
	return p.inlined(old, o.pos)
}

// literal is the place of a string, whose quotes may have changed. A text without quotes, as
// elements have it, is accepted if it is the string's value.
func (p *placer) literal(old syntax.Span, value string) syntax.Span {
	o, ok := p.source(int(old.Start))
	if !ok {
		return syntax.Nowhere()
	}
	switch c := p.original[o.pos]; {
	case isQuote(c):
		end := stringEnd(p.original, o.pos)
		raw := p.original[o.pos+1 : max(end-1, o.pos+1)]
		// A string that was added to another is a part of what they became.
		if strings.Contains(raw, `\`) || strings.Contains(raw, "&") || strings.HasPrefix(value, raw) {
			return p.span(o.pos, end)
		}
	case value != "":
		if pos := blankAfter(p.original, o.pos, true); p.has(pos, value) {
			return p.span(pos, pos+len(value))
		}
	}
	return p.inlined(old, o.pos)
}

// inlined is the place of a member of an enum in whose stead the compiler has put its value with
// the name behind it, as in `"sync" /* Tag */`.
func (p *placer) inlined(old syntax.Span, pos int) syntax.Span {
	rest, ok := strings.CutPrefix(p.code[old.End:], " /* ")
	if !ok {
		return syntax.Nowhere()
	}
	name, _, ok := strings.Cut(rest[:min(len(rest), maxReach)], " */")
	if !ok || name == "" {
		return syntax.Nowhere()
	}
	end := pos
	for end < len(p.original) && (isWord(p.original[end]) || p.original[end] == '.') {
		end++
	}
	if !strings.HasSuffix(p.original[pos:end], name) {
		return syntax.Nowhere()
	}
	return p.span(pos, end)
}

func (p *placer) key(n *syntax.Key, inner syntax.Span) syntax.Span {
	switch {
	case n.Computed != nil:
		return p.bracketed(n, inner, '[', ']')
	case isQuote(p.code[n.Start]):
		return p.literal(n.Span, n.Name)
	}
	if place := p.word(n.Span); !place.Empty() {
		return place
	}
	// A key in quotes that needs none.
	if o, ok := p.source(int(n.Start)); ok && isQuote(p.original[o.pos]) {
		return p.literal(n.Span, n.Name)
	}
	return syntax.Nowhere()
}

// template is the place of a template; the last part of its text has no segment.
func (p *placer) template(n *syntax.TemplateLit, inner syntax.Span) syntax.Span {
	place := p.composite(n, inner)
	if place.Empty() || place.Start >= place.End {
		return place
	}
	pos := int(place.Start) - p.base
	if len(n.Exprs) > 0 {
		pos = int(n.Exprs[len(n.Exprs)-1].Range().End) - p.base - 1
	} else if n.Tag != nil {
		pos = int(n.Tag.Range().End) - p.base
	}
	if pos < 0 || int(place.End)-p.base > pos+1 && p.original[int(place.End)-p.base-1] == '`' {
		return place
	}
	if i := strings.IndexByte(p.original[pos+1:], '`'); i >= 0 {
		place.End = max(place.End, int32(pos+i+2+p.base))
	}
	return place
}

// paren is the place of parentheses, which the compiler may have added.
func (p *placer) paren(_, inner syntax.Span) syntax.Span {
	if inner.Empty() {
		return inner
	}
	end := p.closer(int(inner.End)-p.base, ')')
	start := p.opener(int(inner.Start)-p.base, '(')
	if start < 0 || end < 0 {
		return inner
	}
	return p.span(start, end)
}

// element is the place of a call that creates an element: from < to >.
func (p *placer) element(old, inner syntax.Span) syntax.Span {
	o, ok := p.source(int(old.Start))
	if !ok || p.original[o.pos] != '<' {
		return syntax.Nowhere()
	}
	place := p.span(o.pos, o.pos+1).Union(inner)
	if e, ok := p.source(int(old.End) - 1); ok && e.pos > o.pos && (p.original[e.pos] == '<' || p.original[e.pos] == '/') {
		if i := strings.IndexByte(p.original[e.pos:], '>'); i >= 0 {
			place.End = max(place.End, int32(e.pos+i+1+p.base))
		}
	}
	return place
}

// composite is the place of a node with parts and with tokens of its own.
func (p *placer) composite(n syntax.Node, inner syntax.Span) syntax.Span {
	old := n.Range()
	switch p.code[old.Start] {
	case '{':
		return p.tail(n, p.bracketed(n, inner, '{', '}'))
	case '(':
		if _, ok := n.(syntax.Span); ok {
			if l, _, ok := p.segment(int(old.Start)); ok && p.original[l.to] == '<' {
				return inner // of a call that creates an element
			}
			return p.bracketed(n, inner, '(', ')')
		}
	}
	place := inner
	if start, end, ok := p.token(int(old.Start)); ok && (inner.Empty() || start+p.base <= int(inner.Start)) {
		place = place.Union(p.span(start, end))
	} else if word := tokenAt(p.code, int(old.Start)); !inner.Empty() && isWord(word[0]) {
		if start, ok := p.keyword(int(inner.Start)-p.base, word); ok {
			place = place.Union(p.span(start, start+len(word)))
		}
	}
	place = p.close(old, place)
	return p.tail(n, p.balance(n, place))
}

// close takes in the bracket or semicolon that ends a node.
func (p *placer) close(old, place syntax.Span) syntax.Span {
	last := p.code[old.End-1]
	if !strings.ContainsRune(")]};+-`", rune(last)) {
		return place
	}
	start, end, ok := p.token(int(old.End) - 1)
	if !ok || place.Empty() || end+p.base < int(place.End) {
		return place
	}
	return place.Union(p.span(start, end))
}

// bracketed is the place of a node that begins and ends with brackets.
func (p *placer) bracketed(n syntax.Node, inner syntax.Span, open, shut byte) syntax.Span {
	old := n.Range()
	place := inner
	start, _, startOK := p.token(int(old.Start))
	_, end, endOK := p.token(int(old.End) - 1)
	endOK = endOK && p.original[end-1] == shut && (inner.Empty() || end+p.base >= int(inner.End))
	startOK = startOK && (inner.Empty() || start+p.base <= int(inner.Start))
	if !endOK && !inner.Empty() {
		end = p.closer(int(inner.End)-p.base, shut)
		endOK = end >= 0
	}
	if !startOK {
		switch {
		case !inner.Empty():
			start = p.opener(int(inner.Start)-p.base, open)
		case endOK:
			start = p.opener(end-1, open)
		default:
			return place
		}
		startOK = start >= 0
	}
	if startOK {
		place = place.Union(p.span(start, start+1))
	}
	if endOK && !(startOK && end <= start) {
		place = place.Union(p.span(end-1, end))
	}
	return place
}
