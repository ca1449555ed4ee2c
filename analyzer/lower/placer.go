package lower

import (
	"sort"
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// link says that the compiled code from an offset on comes from an offset of the original.
type link struct {
	from, limit int32 // where the compiled code begins and where its line ends
	to          int32 // -1 for code that has no original
	name        int32 // index of the name in the original if it was changed, or -1
}

// placer finds what stands in compiled code in the original.
type placer struct {
	original, code string
	base           int
	links          []link
	names          []string
}

// newPlacer converts lines and columns to offsets.
func newPlacer(original string, c *compiled, base int) *placer {
	p := &placer{original: original, code: c.code, base: base, names: c.to.names}
	from, to := newLineTable(c.code), newLineTable(original)
	p.links = make([]link, 0, len(c.to.segments))
	for _, s := range c.to.segments {
		start, ok := from.offset(int(s.line), int(s.column))
		if !ok {
			continue
		}
		l := link{from: int32(start), limit: int32(from.end(int(s.line))), to: -1, name: s.name}
		if source, ok := to.offset(int(s.sourceLine), int(s.sourceColumn)); ok {
			l.to = int32(source)
		}
		p.links = append(p.links, l)
	}
	return p
}

// origin is where code comes from.
type origin struct {
	pos  int
	name string // what a renamed name was; "" if it was not renamed
}

// segment returns the link that an offset of the compiled code belongs to, and the code between the
// two without the space and comments at its beginning: the compiler maps a statement in front of
// its indentation. Code that is on another line than the link, or has no original, has none.
func (p *placer) segment(offset int) (l link, between string, ok bool) {
	i := sort.Search(len(p.links), func(i int) bool { return int(p.links[i].from) > offset }) - 1
	if i < 0 {
		return link{}, "", false
	}
	l = p.links[i]
	if l.to < 0 || int(l.to) >= len(p.original) || offset >= int(l.limit) {
		return link{}, "", false
	}
	between = p.code[l.from:offset]
	return l, between[blankAfter(between, 0, true):], true
}

// source returns where the code at an offset should come from, by the map alone. Code that does not
// have a segment of its own is taken to follow on the one before it as in the original.
func (p *placer) source(offset int) (origin, bool) {
	l, between, ok := p.segment(offset)
	if !ok {
		return origin{}, false
	}
	if between != "" {
		pos := int(l.to) + len(between)
		return origin{pos: pos}, pos < len(p.original)
	}
	o := origin{pos: int(l.to)}
	if l.name >= 0 {
		o.name = p.names[l.name]
	}
	return o, true
}

// token returns the place of the token at an offset of the compiled code, which must be the same
// in the original, or have been renamed.
func (p *placer) token(offset int) (start, end int, ok bool) {
	text := tokenAt(p.code, offset)
	if o, ok := p.source(offset); ok {
		if p.has(o.pos, text) {
			return o.pos, o.pos + len(text), true
		}
		if o.name != "" && p.has(o.pos, o.name) {
			return o.pos, o.pos + len(o.name), true
		}
	}
	// The compiler has added parentheses, as in `(x) => x`, or `this.` for a parameter property.
	if l, between, ok := p.segment(offset); ok && isWord(text[0]) {
		between = strings.ReplaceAll(strings.TrimPrefix(between, "this."), "(", "")
		if pos := int(l.to) + len(between); pos < len(p.original) && p.has(pos, text) {
			return pos, pos + len(text), true
		}
	}
	return 0, 0, false
}

// has tells whether the original has a token at an offset.
func (p *placer) has(offset int, token string) bool {
	if token == "" || !strings.HasPrefix(p.original[offset:], token) {
		return false
	}
	end := offset + len(token)
	return !isWord(token[len(token)-1]) || end == len(p.original) || !isWord(p.original[end])
}

// tokenAt is the word at an offset, or the single character.
func tokenAt(text string, offset int) string {
	end := offset
	for end < len(text) && isWord(text[end]) {
		end++
	}
	if end == offset && end < len(text) {
		end++
	}
	return text[offset:end]
}

// isWord tells whether a byte can be part of a name, a keyword or a number.
func isWord(c byte) bool {
	return c >= 0x80 || c == '_' || c == '$' || c == '#' ||
		'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func (p *placer) span(start, end int) syntax.Span {
	return syntax.Span{Start: int32(start + p.base), End: int32(end + p.base)}
}
