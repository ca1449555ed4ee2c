package literal

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of what is read: how deep lists and objects are in each other, and how many values there
// are.
const (
	maxDepth  = 100
	maxValues = 1 << 18
)

// reader reads a text from its start to its end. After a failure it reads nothing more.
type reader struct {
	text   string
	at     int // offset in bytes
	failed *SyntaxError

	constants map[string]constant
	values    int // how many there are so far

	line    int // at counted
	counted int // offset up to which lines are counted
}

// constant is a value with a name. Its size is how many values there are in it.
type constant struct {
	Value
	size int
}

func newReader(text string) *reader {
	return &reader{text: text, line: 1, constants: make(map[string]constant)}
}

func (r *reader) err() error {
	if r.failed == nil {
		return nil
	}
	return r.failed
}

func (r *reader) fail(text string) {
	if r.failed == nil {
		r.failed = &SyntaxError{r.lineHere(), text}
		r.at = len(r.text)
	}
}

func (r *reader) lineHere() int {
	r.line += strings.Count(r.text[r.counted:r.at], "\n")
	r.counted = r.at
	return r.line
}

// skip passes over white space and comments.
func (r *reader) skip() {
	for {
		rest := strings.TrimLeft(r.text[r.at:], " \t\r\n\v\f\u00a0\ufeff\u2028\u2029")
		end := 0
		switch {
		case strings.HasPrefix(rest, "//"):
			if end = strings.IndexByte(rest, '\n'); end < 0 {
				end = len(rest)
			}
		case strings.HasPrefix(rest, "/*"):
			if end = strings.Index(rest[2:], "*/") + 4; end < 4 {
				end = len(rest)
			}
		}
		r.at = len(r.text) - len(rest) + end
		if end == 0 {
			return
		}
	}
}

func (r *reader) done() bool {
	r.skip()
	return r.at == len(r.text)
}

// take reads punctuation, if it comes next.
func (r *reader) take(token string) bool {
	r.skip()
	if !strings.HasPrefix(r.text[r.at:], token) {
		return false
	}
	r.at += len(token)
	return true
}

func (r *reader) want(token string) {
	if !r.take(token) {
		r.fail("this is no literal")
	}
}

// takeWords reads names and punctuation, if all come next.
func (r *reader) takeWords(words ...string) bool {
	start := r.at
	for _, w := range words {
		r.skip()
		rest, ok := strings.CutPrefix(r.text[r.at:], w)
		if !ok || isName(w[0]) && rest != "" && isName(rest[0]) {
			r.at = start
			return false
		}
		r.at += len(w)
	}
	return true
}

// directive reads a string that is a statement, such as "use strict".
func (r *reader) directive() bool {
	r.skip()
	if r.at == len(r.text) || r.text[r.at] != '\'' && r.text[r.at] != '"' {
		return false
	}
	r.string()
	return true
}

func isName(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '$' || c >= utf8.RuneSelf
}

// name reads an identifier, or digits, which are as good as a key.
func (r *reader) name() string {
	r.skip()
	start := r.at
	for r.at < len(r.text) && isName(r.text[r.at]) {
		r.at++
	}
	if r.at == start {
		r.fail("this is no name")
	}
	return r.text[start:r.at]
}

func (r *reader) value(depth int) Value {
	r.skip()
	v := Value{Line: r.lineHere()}
	r.count(1)
	switch {
	case depth > maxDepth:
		r.fail("this is too large")
	case r.take("{"):
		v.Kind, v.Members = Object, r.members(depth)
	case r.take("["):
		v.Kind, v.Items = List, r.items(depth)
	case r.take("!0"):
		v.Kind, v.Bool = Bool, true
	case r.take("!1"):
		v.Kind = Bool
	case r.at < len(r.text) && strings.IndexByte("\"'`", r.text[r.at]) >= 0:
		v.Kind, v.Text = String, r.string()
	case r.at < len(r.text) && strings.IndexByte("-.0123456789", r.text[r.at]) >= 0:
		v.Kind, v.Number = Number, r.number()
	case r.takeWords("true"):
		v.Kind, v.Bool = Bool, true
	case r.takeWords("false"):
		v.Kind = Bool
	case r.takeWords("null"), r.takeWords("undefined"):
	default:
		v = r.reference()
	}
	return v
}

func (r *reader) count(values int) {
	if r.values += values; r.values > maxValues {
		r.fail("this is too large")
	}
}

// define reads the value of a constant.
func (r *reader) define(name string) {
	before := r.values
	v := r.value(0)
	r.constants[name] = constant{v, r.values - before}
}

// reference reads the name of a constant. What is in it counts each time that it is used.
func (r *reader) reference() Value {
	if r.at == len(r.text) || !isName(r.text[r.at]) {
		r.fail("this is no literal")
		return Value{}
	}
	c, ok := r.constants[r.name()]
	if !ok {
		r.fail("this is no literal")
	}
	r.count(c.size)
	return c.Value
}

func (r *reader) members(depth int) []Member {
	members := []Member{}
	for r.failed == nil && !r.take("}") {
		r.skip()
		m := Member{Line: r.lineHere(), Key: r.key()}
		r.want(":")
		m.Value = r.value(depth + 1)
		members = append(members, m)
		if !r.take(",") {
			r.want("}")
			break
		}
	}
	return members
}

func (r *reader) key() string {
	if r.at < len(r.text) && (r.text[r.at] == '"' || r.text[r.at] == '\'') {
		return r.string()
	}
	return r.name()
}

func (r *reader) items(depth int) []Value {
	items := []Value{}
	for r.failed == nil && !r.take("]") {
		if r.take("...") {
			r.skip()
			list := r.reference()
			if list.Kind != List {
				r.fail("this is no list")
			}
			items = append(items, list.Items...)
		} else {
			items = append(items, r.value(depth+1))
		}
		if !r.take(",") {
			r.want("]")
			break
		}
	}
	return items
}

func (r *reader) number() float64 {
	start := r.at
	for r.at < len(r.text) && strings.IndexByte("+-.0123456789eE", r.text[r.at]) >= 0 {
		r.at++
	}
	n, err := strconv.ParseFloat(r.text[start:r.at], 64)
	if err != nil {
		r.fail("this is no number")
	}
	return n
}

// string reads a string in quotes or, without anything put in, in backquotes.
func (r *reader) string() string {
	quote := r.text[r.at]
	r.at++
	var b strings.Builder
	for r.at < len(r.text) {
		c := r.text[r.at]
		r.at++
		switch {
		case c == quote:
			return b.String()
		case c == '\\':
			r.escape(&b)
		case c == '\n' && quote != '`', c == '$' && quote == '`' && strings.HasPrefix(r.text[r.at:], "{"):
			r.fail("this is no literal")
		default:
			b.WriteByte(c)
		}
	}
	r.fail("this string does not end")
	return ""
}

// escape reads what comes after a backslash.
func (r *reader) escape(b *strings.Builder) {
	if r.at == len(r.text) {
		return
	}
	c := r.text[r.at]
	r.at++
	switch c {
	case 'n', 't', 'r', 'b', 'f', 'v':
		b.WriteByte("\n\t\r\b\f\v"[strings.IndexByte("ntrbfv", c)])
	case 'x':
		b.WriteRune(r.hex(2))
	case 'u':
		b.WriteRune(r.hex(4))
	case '\r', '\n': // the line continues
	default:
		b.WriteByte(c)
	}
}

// hex reads a character given by n digits. Halves of a pair are read as the replacement character.
func (r *reader) hex(n int) rune {
	digits := r.text[r.at:min(r.at+n, len(r.text))]
	code, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) < n {
		r.fail("this is no character")
		return utf8.RuneError
	}
	r.at += n
	return rune(code)
}
