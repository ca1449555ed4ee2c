package source

import (
	"bytes"
	"html"
)

// decode replaces the character references in a piece of JavaScript and keeps its length. What
// a reference is longer than its character, the slack, is made up for where it changes
// nothing: by space between tokens, and by line continuations, a backslash and a line end,
// in strings and templates. So all tokens keep their places, within the slack of one reference.
// text is not modified. attr tells that text is an attribute's value.
func decode(text []byte, attr bool) []byte {
	if bytes.IndexByte(text, '&') < 0 {
		return text
	}
	d := decoder{out: make([]byte, 0, len(text))}
	for i := 0; i < len(text); {
		char, size := reference(text[i:], attr)
		if size < len(char) {
			char = char[:size] // two characters for a shorter name; these are no JavaScript
		}
		d.write(char, size-len(char))
		i += size
	}
	d.quote = 0
	d.fill()
	return d.out
}

// decodeXML decodes a script in SVG, which is XML: it may be wrapped in a CDATA section, in
// which nothing is decoded. The length stays.
func decodeXML(text []byte) []byte {
	open, shut := []byte("<![CDATA["), []byte("]]>")
	start := bytes.Index(text, open)
	if start < 0 {
		return decode(text, false)
	}
	out := bytes.Clone(text)
	copy(out[start:], bytes.Repeat([]byte(" "), len(open)))
	if end := bytes.LastIndex(out, shut); end > start {
		copy(out[end:], bytes.Repeat([]byte(" "), len(shut)))
	}
	return out
}

// reference returns the character, or characters, at the beginning of text, and how many bytes
// they take there.
func reference(text []byte, attr bool) (char []byte, size int) {
	if text[0] != '&' {
		return text[:1], 1
	}
	n := 1
	if n < len(text) && text[n] == '#' {
		n++
	}
	for n < len(text) && n < longestReference && isAlphanumeric(text[n]) {
		n++
	}
	closed := n < len(text) && text[n] == ';'
	if closed {
		n++
	} else if attr && n < len(text) && text[n] == '=' {
		return text[:1], 1 // as in ?a=1&copy=2
	}
	name := string(text[:n])
	decoded := html.UnescapeString(name)
	complete := decoded != name && html.UnescapeString(name+";") == decoded
	if closed {
		complete = decoded != name && (decoded[len(decoded)-1] != ';' || name == "&semi;")
	}
	if !complete {
		return text[:1], 1
	}
	return []byte(decoded), n
}

// longestReference is more than the length of the longest name, CounterClockwiseContourIntegral.
const longestReference = 40

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// decoder follows the lexical structure as far as it must to know where it may fill in.
type decoder struct {
	out     []byte
	slack   int  // bytes to make up for
	quote   byte // of the string or template that is open, or 0
	escaped bool // the last byte was a backslash in a string
}

// write adds a character and the slack behind it.
func (d *decoder) write(char []byte, slack int) {
	c := char[0]
	switch {
	case d.quote == 0:
		if d.slack > 0 && d.separate(c) {
			d.fill()
		}
		if c == '"' || c == '\'' || c == '`' {
			d.quote = c
		}
	case d.escaped:
		d.escaped = false
	case c == d.quote:
		d.slack, slack = d.slack+slack, 0 // the string is to end where the reference ends
		d.fill()
		d.quote = 0
	case c == '\n' && d.quote != '`':
		d.quote = 0 // not closed: it was no string
	default:
		d.fill()
		d.escaped = c == '\\'
	}
	d.out = append(d.out, char...)
	d.slack += slack
}

// separate tells whether space may stand between the last byte and c: one of them is no part
// of a longer token.
func (d *decoder) separate(c byte) bool {
	if len(d.out) == 0 {
		return true
	}
	last := class(d.out[len(d.out)-1])
	return last != class(c) || last == 0
}

// class is 1 for the bytes of words, 2 for those of operators, 0 for brackets and the like.
func class(c byte) int {
	switch {
	case isAlphanumeric(c) || c == '_' || c == '$' || c >= 0x80:
		return 1
	case bytes.IndexByte([]byte("=&|<>+-*/%!?^~.:#\\"), c) >= 0:
		return 2
	}
	return 0
}

// fill makes up for the slack. In a string a single byte can't be: it is left for later.
func (d *decoder) fill() {
	if d.quote == 0 {
		d.out = append(d.out, bytes.Repeat([]byte(" "), d.slack)...)
		d.slack = 0
		return
	}
	for d.slack > 1 {
		end := "\\\n"
		if d.slack == 3 {
			end = "\\\r\n"
		}
		d.out = append(d.out, end...)
		d.slack -= len(end)
	}
}
