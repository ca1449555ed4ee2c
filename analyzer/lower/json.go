package lower

import "github.com/synclint/synclint/analyzer/syntax"

// parseJSON reads JSON, with comments or without, as the program of one expression.
func parseJSON(text []byte) (*syntax.Program, error) {
	code := make([]byte, 0, len(text)+3)
	code = append(code, '(')
	code = append(code, text...)
	// A comment may end the text.
	program, err := syntax.Parse(append(code, "\n)"...), syntax.Options{Goal: syntax.Script})
	if err != nil {
		return nil, err
	}
	last := int32(len(text))
	program.Remap(syntax.Span{End: last}, func(n syntax.Node, _ syntax.Span) syntax.Span {
		s := n.Range()
		return syntax.Span{Start: max(s.Start-1, 0), End: min(max(s.End-1, 0), last)}
	})
	return program, nil
}
