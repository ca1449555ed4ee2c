package lower

import (
	"fmt"
	"slices"

	"github.com/synclint/synclint/analyzer/syntax"
)

// The compiler recurses without limit, and a stack overflow kills the process: recover cannot catch
// it. Brackets nest, and so does what groups to one side, such as !!a, a=b=c, a?b:c?d:e, a.b.c and
// elements in each other. All that can is counted wherever it stands, also in strings and comments,
// for a program cannot nest deeper than that. The compiler was seen to survive 100,000 levels of
// everything but arrow functions, of which each takes several times as much; a megabyte of ordinary
// code has some 60,000 in all.
const (
	maxNesting   = 10_000
	maxRecursion = 100_000
	maxArrows    = 20_000
)

// guard rejects what must not reach the compiler.
func guard(text []byte) *syntax.Error {
	if len(text) > syntax.MaxSize {
		return &syntax.Error{Message: fmt.Sprintf("script is larger than %d MiB", syntax.MaxSize>>20)}
	}
	depth, recursive, arrows := 0, 0, 0
	for i, c := range text {
		switch c {
		case '(', '[', '{':
			depth++
			recursive++
		case ')', ']', '}':
			depth = max(0, depth-1)
		case '>':
			if i > 0 && text[i-1] == '=' {
				arrows++
			}
		case '!', '~', '+', '-', '*', '=', '?', ':', '<', '&', '|', '.', ',', '`', '@':
			recursive++
		default:
			if 'a' <= c && c <= 'y' && (i == 0 || !isWord(text[i-1])) && nests(text[i:min(len(text), i+7)]) {
				recursive++
			}
			continue
		}
		if depth > maxNesting || recursive > maxRecursion || arrows > maxArrows {
			return &syntax.Error{Offset: i, Message: "script may be nested too deeply"}
		}
	}
	return nil
}

// nests tells whether a text begins with a keyword that what follows it can begin with again.
func nests(text []byte) bool {
	switch word := tokenAt(string(text), 0); word[0] {
	case 'a', 'd', 'e', 'k', 'n', 't', 'v', 'y':
		return slices.Contains([]string{"await", "delete", "do", "else", "keyof", "new", "typeof", "void", "yield"}, word)
	}
	return false
}
