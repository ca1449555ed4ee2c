package syntax

// Span is a half-open range of byte offsets in the original file.
// A script inside a page carries the page's offsets.
type Span struct{ Start, End int32 }

// Range returns the span itself; every node has it through embedding.
func (s Span) Range() Span { return s }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Node is a piece of the tree with its exact place in the file.
type Node interface{ Range() Span }

// Comment is a comment with its delimiters.
type Comment struct {
	Span
	Text string
}
