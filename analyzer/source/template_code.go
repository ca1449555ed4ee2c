package source

import (
	"bytes"
	"strings"
)

// controls tells whether the inside of {{ }} prints nothing: a section, partial or comment of
// Handlebars, or an action of Go's templates.
func controls(code string) bool {
	if code == "" || strings.ContainsRune("#/^>!*", rune(code[0])) {
		return true
	}
	word, argument, _ := strings.Cut(code, " ")
	switch word {
	case "else", "end":
		return true
	case "if", "range", "with", "define", "template", "block":
		argument = strings.TrimSpace(argument)
		return argument != "" && argument[0] != '|'
	}
	return false
}

// codePrints guesses whether code from start to end writes a value where it stands: it says so,
// or a value is missing there.
func (b *blanker) codePrints(code string, start, end int) bool {
	word := code[:len(code)-len(strings.TrimLeft(code, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"))]
	switch {
	case strings.HasSuffix(code, ":"), strings.HasSuffix(code, "{"), strings.HasPrefix(code, "}"), strings.HasPrefix(code, "@"):
		return false
	case word == "echo" || word == "print" || strings.Contains(code, "; echo "):
		return true
	case controlWord(strings.ToLower(word)):
		return false
	}
	before, after := lastByte(b.text[:start]), byte(0)
	if b.out != nil {
		before = lastByte(b.out[:start])
	}
	if rest := bytes.TrimLeft(b.text[end:min(end+maxGap, len(b.text))], " \t\r\n"); len(rest) > 0 {
		after = rest[0]
	}
	return before != 0 && strings.IndexByte("=([,:?+-*/&|!<>", before) >= 0 && after != 0 && strings.IndexByte(";,)]}:+", after) >= 0
}

// maxGap is the most space in bytes that may lie between a tag and what decides about it.
const maxGap = 256

// lastByte returns the last byte of text that is not space.
func lastByte(text []byte) byte {
	text = bytes.TrimRight(text[max(0, len(text)-maxGap):], " \t\r\n")
	if len(text) == 0 {
		return 0
	}
	return text[len(text)-1]
}

// controlWord tells whether a statement of some engine that begins with a word prints nothing.
func controlWord(word string) bool {
	switch word {
	case "if", "elif", "elseif", "elsif", "else", "unless", "for", "foreach", "forelse", "while", "do", "switch", "case",
		"when", "default", "break", "continue", "set", "assign", "capture", "block", "extends", "include", "import",
		"from", "macro", "call", "filter", "with", "autoescape", "load", "use", "return", "function", "var", "let",
		"const", "require", "require_once", "include_once", "page", "taglib", "trans", "comment", "raw", "verbatim":
		return true
	}
	return strings.HasPrefix(word, "end")
}

// bladeDirective blanks @name or @name(...), unless it is escaped or within a word.
func (b *blanker) bladeDirective(i int) int {
	if at, ok := b.escaped(i); ok {
		return at
	}
	name := nameAt(b.text, i+1)
	end := i + 1 + len(name)
	if name == "" {
		return i
	}
	if name == "php" && (end == len(b.text) || b.text[end] != '(') {
		if n := b.find(b.text[end:], "@endphp"); n >= 0 {
			end += n + len("@endphp")
		}
	} else {
		args := end
		for args < len(b.text) && b.text[args] == ' ' {
			args++
		}
		if args < len(b.text) && b.text[args] == '(' {
			if after := b.group(args); after > args {
				end = after
			}
		}
	}
	switch name {
	case "json", "js", "lang", "choice":
		b.fill(i, end, true)
	default:
		b.fill(i, end, false)
	}
	return end
}

// razor blanks an expression, statement head or code block of C#.
func (b *blanker) razor(i int) int {
	if at, ok := b.escaped(i); ok {
		return at
	}
	end := i + 1
	if end < len(b.text) && (b.text[end] == '(' || b.text[end] == '{') {
		prints := b.text[end] == '('
		if end = b.group(end); end == i+1 {
			return i
		}
		b.fill(i, end, prints)
		return end
	}
	name := nameAt(b.text, end)
	if name == "" {
		return i
	}
	end += len(name)
	if after := b.razorStatement(name, end); after > 0 {
		b.fill(i, after, false)
		return after
	}
	end = b.members(end)
	b.fill(i, end, true)
	return end
}

// razorStatement returns the end of the statement or directive whose keyword ends at i, or 0 if
// the word is none. The block of a statement is left: it may hold a script.
func (b *blanker) razorStatement(word string, i int) int {
	switch word {
	case "model", "using", "inject", "page", "layout", "addTagHelper", "inherits", "namespace", "attribute", "implements":
		if n := bytes.IndexByte(b.text[i:], '\n'); n >= 0 {
			return i + n
		}
		return len(b.text)
	case "functions", "code", "if", "for", "foreach", "while", "switch", "lock":
		return b.group(b.skipSpace(i))
	case "section":
		i = b.skipSpace(i)
		return i + len(nameAt(b.text, i))
	}
	return 0
}

// members returns the end of the member accesses, calls and indexes that begin at i.
func (b *blanker) members(i int) int {
	for i < len(b.text) {
		switch b.text[i] {
		case '(', '[':
			end := b.group(i)
			if end == i {
				return i
			}
			i = end
		case '.':
			name := nameAt(b.text, i+1)
			if name == "" {
				return i
			}
			i += 1 + len(name)
		default:
			return i
		}
	}
	return i
}

// escaped tells whether the @ at i is no tag: doubled, before braces that are meant literally, or
// part of a word such as an address. It returns where to go on.
func (b *blanker) escaped(i int) (int, bool) {
	rest := b.text[i+1:]
	switch {
	case len(rest) > 0 && rest[0] == '@':
		return i + 2, true
	case bytes.HasPrefix(rest, []byte("{{")):
		if n := b.find(rest, "}}"); n >= 0 {
			return i + 1 + n + 2, true
		}
		return i + 1, true
	}
	return i + 1, i > 0 && isWord(b.text[i-1])
}

// maxGroup is the length in bytes up to which the end of a group is looked for.
const maxGroup = 16 << 10

// group returns the end of the bracketed group that begins at i, or i if there is none. Strings
// may hold brackets.
func (b *blanker) group(i int) int {
	depth, quote := 0, byte(0)
	limit := min(i+maxGroup, i+b.budget, len(b.text))
	for j := i; j < limit; j++ {
		switch c := b.text[j]; {
		case quote != 0 && c == '\\':
			j++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '(' || c == '[' || c == '{':
			depth++
		case depth == 0:
			return i
		case c == '\'' || c == '"':
			quote = c
		case c == ')' || c == ']' || c == '}':
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	b.budget -= limit - i
	return i
}

func (b *blanker) skipSpace(i int) int {
	for i < len(b.text) && isSpace(b.text[i]) {
		i++
	}
	return i
}

// nameAt returns the name that begins at i, which may be none.
func nameAt(text []byte, i int) string {
	end := i
	for end < len(text) && isWord(text[end]) {
		end++
	}
	return string(text[i:end])
}

func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
