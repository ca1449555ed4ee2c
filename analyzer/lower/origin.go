package lower

import (
	"sort"
	"strings"

	"github.com/synclint/synclint/analyzer/syntax"
)

// maxSources bounds the sources of one script in which places are looked up. Each costs a pass over
// all segments.
const maxSources = 64

// Origins tells of the nodes of a compiled script where they stand in its sources. It must not be
// used by several goroutines at a time.
type Origins struct {
	code    string
	decoded *sourceMap
	starts  []int32 // offsets in code of the segments that lie in it, in their order
	index   []int32 // the segment of each start
	lines   *lineTable
	placers map[int]*placer
}

// Origins decodes the map of a script.
func (m *Map) Origins(code string) (*Origins, error) {
	decoded, err := m.decode()
	if err != nil {
		return nil, err
	}
	o := &Origins{code: code, decoded: decoded, lines: newLineTable(code), placers: map[int]*placer{}}
	for i, s := range decoded.segments {
		if start, ok := o.lines.offset(int(s.line), int(s.column)); ok {
			o.starts, o.index = append(o.starts, int32(start)), append(o.index, int32(i))
		}
	}
	return o, nil
}

// Source returns the index of the source that a node was compiled from, by the token that names
// what it does; false when the map does not tell.
func (o *Origins) Source(n syntax.Node) (int, bool) {
	offset := anchor(n).Range().Start
	i := sort.Search(len(o.starts), func(i int) bool { return o.starts[i] > offset }) - 1
	if i < 0 {
		return 0, false
	}
	s := o.decoded.segments[o.index[i]]
	if s.sourceLine < 0 || int(offset) >= o.lines.end(int(s.line)) {
		return 0, false
	}
	return int(s.source), true
}

// Place returns where a node stands in one of the sources, whose text is given: from its first
// token to its last, or only the token that names what it does. The span is Nowhere unless the
// text has the same words there.
func (o *Origins) Place(n syntax.Node, source int, original string) syntax.Span {
	p := o.placers[source]
	if p == nil {
		if len(o.placers) == maxSources {
			return syntax.Nowhere()
		}
		p = newPlacer(original, &compiled{code: o.code, to: o.decoded.only(source)}, 0)
		o.placers[source] = p
	}
	if start := n.Range().Start; start < 0 || int(n.Range().End) > len(o.code) || n.Range().Empty() {
		return syntax.Nowhere()
	}
	return p.stretch(n)
}

// only returns the segments of one source. Those of others that follow on them lose their origin.
func (m *sourceMap) only(source int) *sourceMap {
	out := &sourceMap{names: m.names}
	open := false
	for _, s := range m.segments {
		own := s.sourceLine >= 0 && int(s.source) == source
		if !own {
			s.sourceLine = -1
		}
		if own || open {
			out.segments = append(out.segments, s)
		}
		open = own
	}
	return out
}

// anchor returns the part of a node that names what it does: of a call, the method's name.
func anchor(n syntax.Node) syntax.Node {
	for {
		switch x := n.(type) {
		case *syntax.Call:
			n = x.Callee
		case *syntax.Member:
			return x.Key
		case *syntax.Paren:
			n = x.X
		case *syntax.Await:
			n = x.X
		default:
			return n
		}
	}
}

// stretch is the place of a node whose parts still have their places in the compiled code.
func (p *placer) stretch(n syntax.Node) syntax.Span {
	core := p.leaf(edge(anchor(n), false))
	if core.Empty() {
		return core
	}
	place := core
	if first := p.leaf(edge(n, false)); !first.Empty() && first.Start < core.Start {
		if start, ok := p.opening(int(first.Start), int(core.Start)); ok {
			place.Start = int32(start)
		}
	}
	if _, ok := n.(*syntax.Call); ok {
		place.End = int32(p.arguments(int(core.End)))
	} else if last := p.leaf(edge(n, true)); !last.Empty() && last.End > core.End {
		if _, ok := p.plain(int(core.End), int(last.Start)); ok {
			place.End = last.End
		}
	}
	return place
}

// edge returns the first or last part of a node that has no parts itself.
func edge(n syntax.Node, last bool) syntax.Node {
	for {
		var next syntax.Node
		syntax.Children(n, func(child syntax.Node) {
			if next == nil || last {
				next = child
			}
		})
		if next == nil {
			return n
		}
		n = next
	}
}

// leaf is the place of a node without parts.
func (p *placer) leaf(n syntax.Node) syntax.Span {
	old := n.Range()
	if old.Start < 0 || int(old.End) > len(p.code) || old.Start >= old.End {
		return syntax.Nowhere()
	}
	switch n := n.(type) {
	case *syntax.StringLit:
		return p.literal(old, n.Value)
	case *syntax.Key:
		return p.key(n, syntax.Nowhere())
	}
	return p.word(old)
}

// opening returns where the expression begins that has its first word at start and goes on at end: in
// front of the parentheses around the word that are closed before end. The compiler drops those.
func (p *placer) opening(start, end int) (int, bool) {
	for range maxParens {
		stop, plain := p.plain(start, end)
		if plain {
			return start, true
		}
		if p.original[stop] != ')' {
			break
		}
		if start = p.opener(start, '('); start < 0 {
			break
		}
	}
	return 0, false
}

// maxParens bounds the parentheses around the first word of an expression.
const maxParens = 8

// plain tells whether the original between two offsets may be the inside of one expression: no
// statement, list or assignment ends there outside of brackets, and else where that is.
func (p *placer) plain(start, end int) (stop int, ok bool) {
	if end-start > maxReach {
		return start, false
	}
	stop = p.skip(start, func(c byte, depth int) bool {
		return depth < 0 || depth == 0 && strings.IndexByte(";,={}", c) >= 0
	}, end)
	return stop, stop >= end
}

// arguments returns the offset behind the arguments of a call whose callee ends at an offset, or
// the offset itself if they are not found.
func (p *placer) arguments(offset int) int {
	open := blankAfter(p.original, offset, true)
	for _, mark := range [...]string{"!", "?."} {
		if strings.HasPrefix(p.original[open:], mark) {
			open = blankAfter(p.original, open+len(mark), true)
		}
	}
	if open >= len(p.original) || p.original[open] != '(' {
		return offset
	}
	end := min(len(p.original), open+maxReach)
	shut := p.skip(open, func(c byte, depth int) bool { return c == ')' && depth == 0 }, end)
	if shut >= end {
		return offset
	}
	return shut + 1
}

// skip goes through the original from an offset on, over strings, and returns the first offset at
// which stop holds; it is told how many brackets are open behind the character. It ends at limit.
func (p *placer) skip(offset int, stop func(c byte, depth int) bool, limit int) int {
	depth := 0
	for offset < limit {
		c := p.original[offset]
		switch {
		case isQuote(c):
			offset = max(stringEnd(p.original, offset), offset+1)
			continue
		case c == '/' && commentEnd(p.original, offset) > offset:
			offset = commentEnd(p.original, offset)
			continue
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			depth--
		}
		if stop(c, depth) {
			return offset
		}
		offset++
	}
	return limit
}
