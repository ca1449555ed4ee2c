package syntax

// move sets a span in place. Every node has it through embedding.
func (s *Span) move(to Span) { *s = to }

// mover is a node whose place can be set.
type mover interface {
	Node
	move(to Span)
}

// Nowhere is the span of nothing: it contains no place, and every span takes it in.
func Nowhere() Span { return Span{Start: 1<<31 - 1, End: -1} }

// Empty tells whether s is Nowhere or ends before it begins.
func (s Span) Empty() bool { return s.End < s.Start }

// Union is the smallest span that contains both.
func (s Span) Union(t Span) Span {
	return Span{Start: min(s.Start, t.Start), End: max(s.End, t.End)}
}

// Remap moves a program that was parsed from generated code to where it stands in the code that
// was generated from. The span of the program itself becomes whole.
//
// at tells the place of a node. It is asked for what a node holds before it is asked for the
// node, and inner spans what those got; Nowhere if they got none. Function.BodySpan and
// Call.ArgsSpan are asked for as nodes of type Span. A node without a place, for which at returns
// an empty span, takes in what it holds; if that has no place either, the node gets the place of
// the nearest one around it. A parent is widened to contain its children. Comments without a
// place are dropped.
func (p *Program) Remap(whole Span, at func(n Node, inner Span) Span) {
	p.Moved = true
	r := remapper{at: at}
	Children(p, func(n Node) { r.place(n) })
	p.Span = whole
	Children(p, func(n Node) { r.fill(n, whole) })
	kept := p.Comments[:0]
	for _, c := range p.Comments {
		if span := at(&c, Nowhere()); !span.Empty() {
			c.Span = span
			kept = append(kept, c)
		}
	}
	p.Comments = kept
}

type remapper struct {
	at func(n Node, inner Span) Span
}

// place sets the spans of n and what it holds, from the inside out, and returns that of n.
func (r *remapper) place(n Node) Span {
	inner := Nowhere()
	Children(n, func(child Node) { inner = inner.Union(r.place(child)) })
	switch n := n.(type) {
	case *Function:
		body := Nowhere()
		for _, s := range n.Body {
			body = body.Union(s.Range())
		}
		if n.Expr != nil {
			body = n.Expr.Range()
		}
		n.BodySpan = body.Union(r.at(n.BodySpan, body))
		inner = inner.Union(n.BodySpan)
	case *Call:
		args := Nowhere()
		for _, a := range n.Args {
			args = args.Union(a.Range())
		}
		n.ArgsSpan = args.Union(r.at(n.ArgsSpan, args))
		inner = inner.Union(n.ArgsSpan)
	}
	span := inner.Union(r.at(n, inner))
	if m, ok := n.(mover); ok {
		m.move(span)
	}
	return span
}

// fill gives what has no place yet the place of what is around it.
func (r *remapper) fill(n Node, around Span) {
	m, ok := n.(mover)
	if !ok {
		return
	}
	if n.Range().Empty() {
		m.move(around)
	}
	switch n := n.(type) {
	case *Function:
		if n.BodySpan.Empty() {
			n.BodySpan = n.Span
		}
	case *Call:
		if n.ArgsSpan.Empty() {
			n.ArgsSpan = n.Span
		}
	}
	Children(n, func(child Node) { r.fill(child, n.Range()) })
}
