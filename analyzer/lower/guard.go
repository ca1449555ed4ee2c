package lower

import (
	"fmt"

	"github.com/synclint/synclint/analyzer/syntax"
)

const (
	// The compiler recurses without limit, and a stack overflow kills the process: recover cannot
	// catch it. It recurses for brackets and for what groups to the right: !!!a, a=b=c, a?b:c?d:e,
	// types and elements in each other. They are counted wherever they are, also in strings and
	// comments, which is cheap.
	maxNesting = 10_000
	// maxRecursion limits the others altogether, for they have no closing bracket.
	maxRecursion = 200_000
)

// guard rejects what must not reach the compiler.
func guard(text []byte) *syntax.Error {
	if len(text) > syntax.MaxSize {
		return &syntax.Error{Message: fmt.Sprintf("script is larger than %d MiB", syntax.MaxSize>>20)}
	}
	depth, others := 0, 0
	for i, c := range text {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(0, depth-1)
		case '!', '~', '+', '-', '=', '?', '<', '&', '|':
			others++
		default:
			continue
		}
		if depth > maxNesting || others > maxRecursion {
			return &syntax.Error{Offset: i, Message: "script is nested too deeply"}
		}
	}
	return nil
}
