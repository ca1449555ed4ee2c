package source

import (
	"bytes"
	"path"
	"strings"
)

// Template tells whether a file is by its name written for a template engine, so that its tags
// are to be blanked before it is read.
func Template(name string) bool { return dialectOf(name).template }

// Blank replaces the tags of template engines in a page or script, and tells whether there were
// any. What prints a value becomes a name of underscores, which is an expression that nobody
// declares, and in a string or an attribute just text; what controls becomes spaces. The result is
// as long as text and has the same lines; text is not changed.
//
// The file's name says which engine's tags to look for. In a page of plain HTML these are the
// tags of all engines that mark theirs with pairs of braces or with <% and <?php; there they
// should be blanked only from what can't be read as it is.
func Blank(name string, text []byte) ([]byte, bool) {
	b := &blanker{dialect: dialectOf(name), text: text, budget: 8 * len(text)}
	for i := 0; i < len(text); {
		next := bytes.IndexAny(text[i:], b.marks)
		if next < 0 {
			break
		}
		i += next
		end := b.tagAt(i)
		if end <= i {
			end = i + 1
		}
		i = end
	}
	if b.out == nil {
		return text, false
	}
	return b.out, true
}

// dialect says which tags a file may have.
type dialect struct {
	template bool
	marks    string // the bytes that a tag can begin with
	tags     []templateTag
	at       func(b *blanker, i int) int // reads what begins with @ at i; nil where that is no tag
}

// templateTag is a kind of tag.
type templateTag struct {
	open, shut string
	kind       tagKind
	toEnd      bool // the tag may stay open to the end of the file
}

type tagKind uint8

const (
	codeTag   tagKind = iota // controls or prints, which its code tells
	printTag                 // prints a value
	remark                   // is not in the output
	mustache                 // prints, unless a sigil or keyword says otherwise
	literally                // stands for its own text
)

func dialectOf(name string) dialect {
	name = strings.ToLower(path.Base(name))
	d := dialect{template: true}
	switch path.Ext(name) {
	case ".php", ".phtml":
		d.tags = phpTags()
		if strings.HasSuffix(name, ".blade.php") {
			d.tags = append(bladeTags(), d.tags...)
			d.at = (*blanker).bladeDirective
		}
	case ".twig", ".jinja", ".jinja2", ".j2", ".njk", ".liquid":
		d.tags = braceTags()
	case ".hbs", ".mustache":
		d.tags = mustacheTags()
	case ".erb", ".jsp":
		d.tags = percentTags(codeTag, remark)
	case ".ejs":
		d.tags = percentTags(printTag, remark)
	case ".aspx":
		d.tags = percentTags(codeTag, printTag)
	case ".cshtml":
		d.tags = []templateTag{{open: "@*", shut: "*@", kind: remark}}
		d.at = (*blanker).razor
	case ".html", ".htm", ".xhtml":
		d.template = false
		d.tags = append(append(mustacheTags()[:2:2], braceTags()...), percentTags(codeTag, remark)...)
		d.tags = append(d.tags, phpTags()...)
	default:
		return dialect{}
	}
	for _, t := range d.tags {
		if !strings.Contains(d.marks, t.open[:1]) {
			d.marks += t.open[:1]
		}
	}
	if d.at != nil && !strings.Contains(d.marks, "@") {
		d.marks += "@"
	}
	return d
}

// In each list a tag stands before those whose mark its own begins with.

func phpTags() []templateTag {
	return []templateTag{
		{"<?=", "?>", printTag, true},
		{"<?php", "?>", codeTag, true},
		{"<?xml", "?>", literally, true},
		{"<?", "?>", codeTag, true},
	}
}

func bladeTags() []templateTag {
	return []templateTag{
		{open: "{{--", shut: "--}}", kind: remark},
		{open: "{{", shut: "}}", kind: printTag},
		{open: "{!!", shut: "!!}", kind: printTag},
	}
}

func braceTags() []templateTag {
	return []templateTag{
		{open: "{{", shut: "}}", kind: mustache},
		{open: "{%", shut: "%}", kind: codeTag},
		{open: "{#", shut: "#}", kind: remark},
	}
}

func mustacheTags() []templateTag {
	return []templateTag{
		{open: "{{!--", shut: "--}}", kind: remark},
		{open: "{{{", shut: "}}}", kind: printTag},
		{open: "{{", shut: "}}", kind: mustache},
	}
}

// percentTags lists the tags of ERB, EJS, JSP and ASP, in which a dash and a hash behind the mark
// mean different things.
func percentTags(dash, hash tagKind) []templateTag {
	return []templateTag{
		{open: "<%--", shut: "--%>", kind: remark},
		{open: "<%%", shut: "%", kind: literally},
		{open: "<%=", shut: "%>", kind: printTag},
		{open: "<%:", shut: "%>", kind: printTag},
		{open: "<%-", shut: "%>", kind: dash},
		{open: "<%#", shut: "%>", kind: hash},
		{open: "<%", shut: "%>", kind: codeTag},
	}
}

// blanker writes the blanked text.
type blanker struct {
	dialect
	text, out []byte
	unclosed  map[string]bool // ends that don't turn up any more
	budget    int             // bytes that may still be searched in vain
}

// tagAt blanks the tag that begins at i, and returns where it ends, or i if there is none.
func (b *blanker) tagAt(i int) int {
	rest := b.text[i:]
	for _, t := range b.tags {
		if !hasPrefixFold(rest, t.open) {
			continue
		}
		size := b.find(rest[len(t.open):], t.shut)
		switch {
		case size >= 0:
			size += len(t.open) + len(t.shut)
		case t.toEnd:
			size = len(rest)
		default:
			continue
		}
		if t.kind == literally {
			return i + size
		}
		return b.tag(t, i, i+size)
	}
	if b.at != nil && rest[0] == '@' {
		return b.at(b, i)
	}
	return i
}

// find looks for the end of a tag. That it is in no later text either is remembered: many tags
// without an end must not take the square of their number.
func (b *blanker) find(rest []byte, shut string) int {
	if b.unclosed[shut] {
		return -1
	}
	at := bytes.Index(rest, []byte(shut))
	if at < 0 {
		if b.unclosed == nil {
			b.unclosed = map[string]bool{}
		}
		b.unclosed[shut] = true
	}
	return at
}

// tag blanks the tag from start to end and returns where to go on.
func (b *blanker) tag(t templateTag, start, end int) int {
	code := string(b.text[start+len(t.open) : max(start+len(t.open), end-len(t.shut))])
	code = strings.Trim(code, " \t\r\n-~")
	word, _, _ := strings.Cut(code, " ")
	switch {
	case t.open == "{%" && (word == "raw" || word == "verbatim"):
		b.fill(start, end, false)
		return b.block(end, "end"+word)
	case t.open == "{%" && word == "comment":
		end = b.block(end, "endcomment")
		b.fill(start, end, false)
	default:
		b.fill(start, end, b.prints(t.kind, code, start, end))
	}
	return end
}

// prints tells whether a tag with some code in it writes a value.
func (b *blanker) prints(kind tagKind, code string, start, end int) bool {
	switch kind {
	case printTag:
		return true
	case mustache:
		return !controls(code)
	case codeTag:
		return b.codePrints(code, start, end)
	default:
		return false
	}
}

// block returns where the {% tag with the given word begins, behind start.
func (b *blanker) block(start int, word string) int {
	for i := start; ; {
		next := b.find(b.text[i:], "{%")
		if next < 0 {
			return len(b.text)
		}
		i += next
		if bytes.HasPrefix(bytes.TrimLeft(b.text[i+2:min(i+64, len(b.text))], " \t-"), []byte(word)) {
			return i
		}
		i += 2
	}
}

// fill overwrites a tag. A name must not be cut by a line end, so it is only on the first line.
func (b *blanker) fill(start, end int, prints bool) {
	if b.out == nil {
		b.out = bytes.Clone(b.text)
	}
	for i := start; i < end; i++ {
		switch c := b.text[i]; {
		case c == '\n' || c == '\r':
			prints = false
		case prints:
			b.out[i] = '_'
		default:
			b.out[i] = ' '
		}
	}
}

func hasPrefixFold(text []byte, prefix string) bool {
	return len(text) >= len(prefix) && bytes.EqualFold(text[:len(prefix)], []byte(prefix))
}
