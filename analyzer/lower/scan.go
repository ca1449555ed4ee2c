package lower

import "strings"

func isQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// stringEnd is the offset behind the string that begins at i. Only a template goes over lines.
func stringEnd(text string, i int) int {
	quote := text[i]
	for i++; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case text[i] == quote:
			return i + 1
		case text[i] == '\n' && quote != '`':
			return i
		}
	}
	return len(text)
}

// commentEnd is the offset behind the comment that begins at i; i if none does.
func commentEnd(text string, i int) int {
	switch {
	case strings.HasPrefix(text[i:], "//"):
		if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
			return i + n
		}
		return len(text)
	case strings.HasPrefix(text[i:], "/*"):
		if n := strings.Index(text[i+2:], "*/"); n >= 0 {
			return i + n + 4
		}
		return len(text)
	}
	return i
}

// blankAfter goes on from i over space and comments, and over line ends only if lines is set.
func blankAfter(text string, i int, lines bool) int {
	for i < len(text) {
		switch {
		case isSpace(text[i]) && (lines || text[i] != '\n' && text[i] != '\r'):
			i++
		case text[i] == '/' && commentEnd(text, i) > i:
			i = commentEnd(text, i)
		default:
			return i
		}
	}
	return i
}

// blankBefore goes back from i over space and comments.
func blankBefore(text string, i int) int {
	least := max(0, i-maxReach)
	for i > least {
		switch {
		case text[i-1] == '\n':
			// Whether the line ends with a comment shows only from its beginning.
			i--
			start := max(least, strings.LastIndexByte(text[:i], '\n')+1)
			if n := strings.Index(text[start:i], "//"); n >= 0 {
				i = start + n
			}
		case isSpace(text[i-1]):
			i--
		case strings.HasSuffix(text[:i], "*/"):
			n := strings.LastIndex(text[least:i-1], "/*")
			if n < 0 {
				return i
			}
			i = least + n
		default:
			return i
		}
	}
	return i
}

// typeEnd goes on from i over a type, to where the expression goes on or ends.
func typeEnd(text string, i int) int {
	end, depth := i, 0
	open := true // the type is not complete: an operand must follow
	for limit := min(len(text), i+maxReach); i < limit; i++ {
		c := text[i]
		switch {
		case c == '\n' && depth == 0 && !open && !continues(text, i):
			return end
		case isSpace(c):
			continue
		case c == '/' && commentEnd(text, i) > i:
			i = commentEnd(text, i) - 1
			continue
		case strings.HasPrefix(text[i:], "=>"):
			i++
			open = true
			continue
		case depth == 0 && (strings.IndexByte(";,)]}=?:+-*/%!^", c) >= 0 || c == '>' ||
			strings.HasPrefix(text[i:], "&&") || strings.HasPrefix(text[i:], "||")):
			return end
		case c == '(' || c == '[' || c == '{' || c == '<':
			depth++
		case c == ')' || c == ']' || c == '}' || c == '>':
			depth--
		case isQuote(c):
			i = stringEnd(text, i) - 1
		case depth == 0 && !open && isWord(c) && !isWord(text[i-1]):
			if word := tokenAt(text, i); word == "as" || word == "satisfies" || word == "in" || word == "instanceof" {
				return end
			}
		}
		open = c == '|' || c == '&' || c == '.'
		end = min(i+1, len(text))
	}
	return end
}

// continues tells whether the type goes on behind a line end.
func continues(text string, i int) bool {
	next := blankAfter(text, i, true)
	return next < len(text) && (text[next] == '|' || text[next] == '&') &&
		!strings.HasPrefix(text[next:], "||") && !strings.HasPrefix(text[next:], "&&")
}
