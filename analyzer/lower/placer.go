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

// source returns where the code at an offset should come from, by the map alone. A segment that
// has nothing but space between it and the code is the code's own: the compiler maps a statement
// at the start of its line. From others on, the code is taken to be as in the original.
func (p *placer) source(offset int) (origin, bool) {
	i := sort.Search(len(p.links), func(i int) bool { return int(p.links[i].from) > offset }) - 1
	if i < 0 {
		return origin{}, false
	}
	l := p.links[i]
	if l.to < 0 || offset >= int(l.limit) {
		return origin{}, false
	}
	between := p.code[l.from:offset]
	if strings.Trim(between, " \t") != "" {
		pos := int(l.to) + len(between)
		return origin{pos: pos}, pos < len(p.original)
	}
	o := origin{pos: int(l.to)}
	if l.name >= 0 {
		o.name = p.names[l.name]
	}
	return o, o.pos < len(p.original)
}

// token returns the place of the token at an offset of the compiled code, which must be the same
// in the original, or have been renamed.
func (p *placer) token(offset int) (start, end int, ok bool) {
	o, ok := p.source(offset)
	if !ok {
		return 0, 0, false
	}
	text := tokenAt(p.code, offset)
	if p.has(o.pos, text) {
		return o.pos, o.pos + len(text), true
	}
	if o.name != "" && p.has(o.pos, o.name) {
		return o.pos, o.pos + len(o.name), true
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
