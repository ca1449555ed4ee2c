package lower

import (
	"bytes"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// Part is a script of a component: the text of a script element, or an Astro file's frontmatter.
type Part struct {
	Start, End int // byte offsets in the file
	Lang       Language
	Module     bool // an ECMAScript module; the parts of one component are one module
	Setup      bool // runs for each instance: Vue's script setup, Svelte's instance script
	Server     bool // runs where the site is built or served: Astro's frontmatter
}

// IsComponent tells whether a file's name says that Scripts can read it.
func IsComponent(name string) bool { return framework(name) != "" }

func framework(name string) string {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".vue", ".svelte", ".astro":
		return ext
	}
	return ""
}

// maxParts bounds the scripts of one file; real components have one or two.
const maxParts = 100

// Scripts finds the scripts of a Vue, Svelte or Astro file in the order of their places; none in
// other files. Scripts in another language than JavaScript and TypeScript are left out, and so are
// empty ones and those that are loaded from elsewhere.
func Scripts(name string, text []byte) []Part {
	kind := framework(name)
	if kind == "" {
		return nil
	}
	s := &scanner{text: string(text), kind: kind}
	if kind == ".astro" {
		s.frontmatter()
	}
	s.markup()
	return s.parts
}

// Only returns a copy of a component's text in which everything but some of its parts is blank, so
// that they can be parsed as one module at their own places.
func Only(text []byte, parts []Part) []byte {
	out := bytes.Clone(text)
	pos := 0
	blank := func(end int) {
		for ; pos < end; pos++ {
			if out[pos] != '\n' && out[pos] != '\r' {
				out[pos] = ' '
			}
		}
	}
	for _, part := range parts {
		blank(part.Start)
		pos = part.End
		if pos < len(out) && out[pos] == '<' {
			out[pos] = ';' // one part does not go on in the next
			pos++
		}
	}
	blank(len(out))
	return out
}

// scanner reads a component from its beginning to its end.
type scanner struct {
	text  string
	kind  string
	pos   int
	parts []Part

	block  string // top-level element of a Vue file that is open, "" between them
	nested int    // how many elements of that name are open
	braces int    // how many braces of expressions are open
}

// frontmatter takes the part of an Astro file between two lines of ---.
func (s *scanner) frontmatter() {
	start := blankAfter(s.text, len(s.text)-len(strings.TrimPrefix(s.text, "\ufeff")), true)
	if !strings.HasPrefix(s.text[start:], "---") {
		return
	}
	start += len("---")
	for i := start; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '-' && strings.HasPrefix(s.text[i:], "---") && strings.TrimSpace(s.text[lineStart(s.text, i):i]) == "":
			s.add(Part{Start: start, End: i, Lang: TypeScript, Module: true, Server: true})
			s.pos = i + len("---")
			return
		case isQuote(c):
			i = stringEnd(s.text, i) - 1
		case c == '/':
			i = max(i, commentEnd(s.text, i)-1)
		}
	}
}

func lineStart(text string, i int) int { return strings.LastIndexByte(text[:i], '\n') + 1 }

func (s *scanner) add(p Part) {
	if strings.TrimSpace(s.text[p.Start:p.End]) != "" && len(s.parts) < maxParts {
		s.parts = append(s.parts, p)
	}
}

// markup reads elements. The tokenizer is begun anew behind a string in an expression that has
// markup in it.
func (s *scanner) markup() {
	for s.pos < len(s.text) {
		s.tokens(html.NewTokenizer(strings.NewReader(s.text[s.pos:])))
	}
}

// tokens reads tokens until it has moved s.pos to where another tokenizer must go on.
func (s *scanner) tokens(z *html.Tokenizer) {
	for {
		kind := z.Next()
		raw := len(z.Raw())
		s.pos += raw
		switch kind {
		case html.ErrorToken:
			s.pos = len(s.text)
			return
		case html.TextToken:
			if end := s.expression(s.pos-raw, s.pos); end > s.pos {
				s.pos = end
				return
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, attrs := tag(z)
			if kind == html.StartTagToken && s.isRaw(name) {
				s.rawText(name, attrs)
				return
			}
			z.NextIsNotRawText()
			if kind == html.StartTagToken {
				s.open(name)
			}
			// The tokenizer takes the arrow in an attribute such as on:click={() => f()} for the tag's end.
			if s.kind != ".vue" {
				if end := s.expression(s.pos-raw, s.pos); end > s.pos {
					s.pos = end
					return
				}
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if string(name) == s.block {
				if s.nested--; s.nested == 0 {
					s.block, s.braces = "", 0
				}
			}
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

// expression counts the braces in a piece of text and returns where a string in an expression
// ends, if that is beyond the piece.
func (s *scanner) expression(start, end int) int {
	for i := start; i < end; i++ {
		switch c := s.text[i]; {
		case c == '{':
			s.braces++
		case c == '}':
			s.braces = max(0, s.braces-1)
		case s.braces > 0 && isQuote(c):
			// An apostrophe in the text of an element begins no string.
			if last := stringEnd(s.text, i); last > i+1 && s.text[last-1] == c {
				i = last - 1
			}
			if i >= end {
				return i + 1
			}
		}
	}
	return end
}

// isRaw tells whether the content of an element is no markup: of a script or style, which Vue has
// only between the other elements.
func (s *scanner) isRaw(name string) bool {
	return (name == "script" || name == "style") && s.block == "" && s.braces == 0
}

// open notes the beginning of an element. In a Vue file the elements that are not in another one
// are blocks, and end with the end tag of their name.
func (s *scanner) open(name string) {
	switch {
	case s.kind == ".vue" && s.block == "", s.kind == ".svelte" && s.block == "" && name == "svelte:head":
		s.block, s.nested = name, 1
	case name == s.block:
		s.nested++
	}
}

// rawText reads the content of a script or style from s.pos on.
func (s *scanner) rawText(name string, attrs map[string]string) {
	start, end := s.pos, len(s.text)
	for i := start; i < len(s.text); i++ {
		n := strings.Index(s.text[i:], "</")
		if n < 0 {
			break
		}
		i += n
		if after := i + 2 + len(name); after <= len(s.text) && strings.EqualFold(s.text[i+2:after], name) &&
			(after == len(s.text) || strings.IndexByte(" \t\r\n\f/>", s.text[after]) >= 0) {
			end = i
			break
		}
	}
	s.pos = end
	if name == "script" {
		s.script(start, end, attrs)
	}
}

func (s *scanner) script(start, end int, attrs map[string]string) {
	lang, ok := scriptLanguage(attrs)
	_, loaded := attrs["src"]
	if !ok || loaded {
		return
	}
	part := Part{Start: start, End: end, Lang: lang, Module: true}
	_, setup := attrs["setup"]
	_, module := attrs["module"]
	switch s.kind {
	case ".vue":
		part.Setup = setup
	case ".svelte":
		part.Setup = !module && attrs["context"] != "module"
	case ".astro":
		// Astro compiles a script as TypeScript unless it has any attribute.
		if len(attrs) == 0 {
			part.Lang = TypeScript
		} else {
			part.Module = attrs["type"] == "module"
		}
	}
	s.add(part)
}

// scriptLanguage tells the language of a script element; false if it holds none.
func scriptLanguage(attrs map[string]string) (Language, bool) {
	kind, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(attrs["type"])), ";")
	switch kind {
	case "text/typescript", "application/typescript", "ts":
		return TypeScript, true
	case "", "module", "text/javascript", "application/javascript", "text/babel":
		return named(attrs["lang"])
	}
	return JavaScript, false
}

// tag returns the name of a start tag and its attributes.
func tag(z *html.Tokenizer) (string, map[string]string) {
	name, more := z.TagName()
	attrs := map[string]string{}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if _, twice := attrs[string(key)]; !twice {
			attrs[string(key)] = string(value)
		}
	}
	return string(name), attrs
}
