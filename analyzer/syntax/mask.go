package syntax

import (
	"bytes"

	"github.com/tdewolff/parse/v2/js"
)

// masker blanks syntax that the parser does not know and an analysis of what the program
// does can spare: import attributes, import phases, decorators, accessor, using. No byte
// moves, so every offset stays true. It works on tokens alone, without a grammar, which is
// why it is used only on programs that failed to parse.
type masker struct {
	buf     []byte // what is read
	out     []byte // what is blanked
	toks    []looseToken
	changed bool
}

// mask returns a copy of buf without the newer syntax, and whether it had any.
func mask(buf []byte) ([]byte, bool) {
	if !mayNeedMask(buf) {
		return nil, false
	}
	m := &masker{buf: buf, out: make([]byte, len(buf), len(buf)+1), toks: lexLoosely(buf)}
	copy(m.out, buf)
	rules := []func(*masker, int) int{
		(*masker).importAttributes,
		(*masker).importPhase,
		(*masker).decorator,
		(*masker).accessor,
		(*masker).using,
	}
	for i := 0; i < len(m.toks); i++ {
		for _, rule := range rules {
			if last := rule(m, i); last > 0 {
				i = last
				m.changed = true
				break
			}
		}
	}
	return m.out, m.changed
}

// mayNeedMask spares most broken files the lexing.
func mayNeedMask(buf []byte) bool {
	for _, word := range []string{"@", "with", "assert", "import", "using", "accessor"} {
		if bytes.Contains(buf, []byte(word)) {
			return true
		}
	}
	return false
}

// text is the text of token i, "" beyond the ends.
func (m *masker) text(i int) string {
	if i < 0 || i >= len(m.toks) {
		return ""
	}
	return string(m.buf[m.toks[i].start:m.toks[i].end])
}

// ident reports whether token i is an identifier on the same line as the token before it.
func (m *masker) ident(i int) bool {
	return i < len(m.toks) && js.IsIdentifier(m.toks[i].tt) && !m.toks[i].nl
}

// blank overwrites the tokens from first to last and what lies between them with spaces.
// Line ends stay: they may end a statement.
func (m *masker) blank(first, last int) {
	for i := m.toks[first].start; i < m.toks[last].end; i++ {
		if m.out[i] != '\n' && m.out[i] != '\r' {
			m.out[i] = ' '
		}
	}
}

// Each rule looks for its syntax at token i, blanks it and returns the last token it has
// dealt with, or 0 when there is nothing to do.

// importAttributes is `with {...}` or `assert {...}` behind a module's name.
func (m *masker) importAttributes(i int) int {
	if m.toks[i].tt != js.StringToken || m.text(i-1) != "from" && m.text(i-1) != "import" {
		return 0
	}
	keyword := m.text(i + 1)
	if keyword != "with" && (keyword != "assert" || m.toks[i+1].nl) || m.text(i+2) != "{" {
		return 0
	}
	last := m.toks[i+2].match
	if last > 0 {
		m.blank(i+1, last)
	}
	return last
}

// importPhase is `import defer * as x`, `import source x from`, import.defer() or import.source().
func (m *masker) importPhase(i int) int {
	if m.toks[i].tt != js.ImportToken || m.text(i-1) == "." {
		return 0
	}
	switch phase := m.text(i + 1); {
	case phase == "defer" && m.text(i+2) == "*",
		phase == "source" && m.text(i+2) != "," && (m.text(i+2) != "from" || m.text(i+3) == "from"):
		m.blank(i+1, i+1)
		return i + 1
	case phase == "." && m.text(i+3) == "(" && (m.text(i+2) == "defer" || m.text(i+2) == "source"):
		m.blank(i+1, i+2)
		return i + 2
	}
	return 0
}

// decorator is @name.name(args) or @(expr).
func (m *masker) decorator(i int) int {
	if m.text(i) != "@" {
		return 0
	}
	last := i + 1
	if m.text(last) == "(" {
		last = m.toks[last].match
	} else {
		if last == len(m.toks) || !js.IsIdentifierName(m.toks[last].tt) {
			return 0
		}
		for m.text(last+1) == "." && last+2 < len(m.toks) {
			last += 2
		}
		if m.text(last+1) == "(" {
			last = m.toks[last+1].match
		}
	}
	if last > 0 {
		m.blank(i, last)
	}
	return last
}

// accessor is the keyword before a class field.
func (m *masker) accessor(i int) int {
	if m.text(i) != "accessor" || m.text(i-1) == "." || i+1 == len(m.toks) || m.toks[i+1].nl {
		return 0
	}
	switch next := m.toks[i+1].tt; {
	case next == js.OfToken || next == js.AsToken || next == js.FromToken:
		return 0
	case js.IsIdentifier(next) || next == js.PrivateIdentifierToken:
		m.blank(i, i)
		return i
	}
	return 0
}

// using is a declaration like const, which has just as many letters.
func (m *masker) using(i int) int {
	if m.text(i) != "using" || m.text(i-1) == "." || !m.ident(i+1) {
		return 0
	}
	switch m.text(i + 2) {
	case "=":
	case "of":
		if m.text(i+1) == "of" {
			return 0
		}
	default:
		return 0
	}
	copy(m.out[m.toks[i].start:], "const")
	if m.text(i-1) == "await" {
		m.blank(i-1, i-1)
	}
	return i + 1
}
