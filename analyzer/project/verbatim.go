package project

import (
	"github.com/synclint/synclint/analyzer/lower"
	"github.com/synclint/synclint/analyzer/syntax"
)

// Verbatim tells whether a node's place in the script's file has the node's own text, no more and
// no less, so that code may be edited there. That can't be said of scripts that were compiled from
// files elsewhere, of copies of libraries, and of text with character references.
func (s *Script) Verbatim(n syntax.Node) bool {
	at := n.Range()
	switch {
	case s.Library, s.Bundle != nil, s.Escaped, at.Empty(), at.Start < 0, int(at.End) > len(s.File.Text):
		return false
	case !s.Program.Moved:
		return true
	}
	return lower.Verbatim(n, s.File.Text[at.Start:at.End], s.language())
}

func (s *Script) language() lower.Language {
	return lower.ForFile(s.File.Path, s.File.Text)
}
