package reports

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable returns s as one line that is safe to print: control characters, invisible format
// characters such as bidirectional overrides, line separators and invalid bytes are replaced by
// visible names such as <U+001B> and <0xFF>. What comes from an analyzed app passes through it
// before it reaches a terminal.
func Printable(s string) string {
	if isPrintable(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		var shape string
		shape, s = nextShape(s)
		b.WriteString(shape)
	}
	return b.String()
}

// Path returns a path of a report as its reader sees it, who is where root, the analyzed folder,
// has that path. It is safe to print. At the start of a line GitHub would take a name such as
// "::error::" for a command, so it gets "./" before it.
func Path(root, p string) string {
	p = filePath(root, p)
	if strings.HasPrefix(strings.TrimLeft(p, " "), "::") {
		p = "./" + p
	}
	return Printable(p)
}

// filePath returns a path of a report as programs see it that run where root, the analyzed folder,
// has that path. It is no text to print.
func filePath(root, p string) string {
	if root == "" {
		return p
	}
	return path.Join(root, p)
}

// sentence returns s as Printable does, with every run of white space made one space.
func sentence(s string) string {
	return Printable(strings.Join(strings.Fields(s), " "))
}

// span is a part of a text: code, or prose.
type span struct {
	Code bool
	Text string
}

// spans returns the parts of a text on one line, in which code stands between back quotes.
func spans(text string) []span {
	var list []span
	for text = sentence(text); text != ""; {
		prose, rest, opens := strings.Cut(text, "`")
		code, after, closes := strings.Cut(rest, "`")
		if !opens || !closes || code == "" {
			return append(list, span{Text: text})
		}
		if prose != "" {
			list = append(list, span{Text: prose})
		}
		list, text = append(list, span{true, code}), after
	}
	return list
}

// nextShape returns how the first character of s, which must not be empty, is shown,
// and what follows it.
func nextShape(s string) (shape, rest string) {
	r, size := utf8.DecodeRuneInString(s)
	return shapeOf(r, s[:size]), s[size:]
}

// lastShape returns how the last character of s, which must not be empty, is shown,
// and what comes before it.
func lastShape(s string) (shape, rest string) {
	r, size := utf8.DecodeLastRuneInString(s)
	return shapeOf(r, s[len(s)-size:]), s[:len(s)-size]
}

func shapeOf(r rune, encoded string) string {
	switch {
	case r == utf8.RuneError && len(encoded) == 1:
		return fmt.Sprintf("<0x%02X>", encoded[0])
	case unsafeRune(r):
		return fmt.Sprintf("<U+%04X>", r)
	default:
		return encoded
	}
}

func isPrintable(s string) bool {
	for i, r := range s {
		if unsafeRune(r) {
			return false
		}
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], string(utf8.RuneError)) {
			return false
		}
	}
	return true
}

// unsafeRune tells whether r steers a terminal or hides what a text says. The two joiners don't:
// emoji and several scripts need them.
func unsafeRune(r rune) bool {
	const nonJoiner, joiner = '\u200C', '\u200D'
	switch {
	case r < ' ', r == 0x7F:
		return true
	case r < 0x7F, r == nonJoiner, r == joiner:
		return false
	case r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF: // no characters, and forbidden in XML
		return true
	default:
		return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
	}
}
