package source

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// MaxScripts is the number of scripts and handler attributes of one page that are looked at; pages
// written by hand have a few dozen.
const MaxScripts = 2000

// Page is an HTML page and what it loads.
type Page struct {
	File     *File
	Scripts  []PageScript
	Handlers []Handler
	Manifest Link   // of the first <link rel=manifest>
	Base     string // href of <base>
}

// Link is an address in an attribute; Href is "" when there is none.
type Link struct {
	Href       string
	Start, End int // byte offsets of the attribute's value
}

// PageScript is a script element that holds or loads JavaScript.
type PageScript struct {
	Src        string // "" for an inline script
	Module     bool
	Late       bool // runs after the page is parsed: defer, async or a module
	Start, End int  // byte offsets of the inline text, or of the src attribute's value
}

// Handler is an event-handler attribute, such as onclick.
type Handler struct {
	Event      string // without "on"
	Text       string // with its character references decoded
	Start, End int    // byte offsets of the value. Offsets in Text are exact if it has no references
}

// tag is a start tag as it stands in the file.
type tag struct {
	start, end int // of the tag
	text       int // length of the raw text behind it: a script's
}

// marker is the attribute that carries a start tag's place through the HTML parser, whose nodes
// have none.
const marker = "data-synclint-tag"

// ParsePage reads a page. The HTML parser decides what is an element; the places are those of
// the tags in the file.
func ParsePage(f *File) (*Page, error) {
	marked, tags := mark(f.Text)
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(marked))
	if err != nil {
		return nil, fmt.Errorf("could not parse the page: %w", err)
	}
	p := &Page{File: f}
	doc.Find("[" + marker + "]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		i, err := strconv.Atoi(s.AttrOr(marker, ""))
		if err != nil || i < 0 || i >= len(tags) || s.Closest("template").Length() > 0 {
			return true // an attribute that the page itself wrote, or inert content
		}
		p.element(s, tags[i])
		return len(p.Scripts)+len(p.Handlers) < MaxScripts
	})
	return p, nil
}

// mark returns the page with a marker in every start tag that matters, and the tags.
func mark(text []byte) ([]byte, []tag) {
	var out bytes.Buffer
	var tags []tag
	z := html.NewTokenizer(bytes.NewReader(text))
	z.SetMaxBuf(MaxSize)
	offset, inScript := 0, false
	for {
		kind := z.Next()
		raw := z.Raw()
		if inScript && kind == html.TextToken {
			tags[len(tags)-1].text = len(raw)
		}
		inScript = false
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			if name := tagName(raw); wanted(name, raw) {
				out.Write(raw[:1+len(name)])
				fmt.Fprintf(&out, " %s=\"%d\"", marker, len(tags))
				out.Write(raw[1+len(name):])
				tags = append(tags, tag{start: offset, end: offset + len(raw)})
				inScript = strings.EqualFold(name, "script")
				offset += len(raw)
				continue
			}
		}
		out.Write(raw)
		offset += len(raw)
		if kind == html.ErrorToken {
			return out.Bytes(), tags
		}
	}
}

func tagName(raw []byte) string {
	end := bytes.IndexAny(raw, " \t\n\f\r/>")
	if end < 1 {
		return ""
	}
	return string(raw[1:end])
}

// wanted tells whether an element can matter: scripts, links, base and whatever has an attribute
// that begins with "on".
func wanted(name string, raw []byte) bool {
	switch strings.ToLower(name) {
	case "":
		return false
	case "script", "link", "base":
		return true
	}
	for i := 1; i+2 < len(raw); i++ {
		if isSpace(raw[i-1]) && raw[i]|0x20 == 'o' && raw[i+1]|0x20 == 'n' {
			return true
		}
	}
	return false
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' }

// element takes what matters from an element.
func (p *Page) element(s *goquery.Selection, t tag) {
	attrs := attributes(p.File.Text[t.start:t.end], t.start)
	switch goquery.NodeName(s) {
	case "script":
		p.script(s, t, attrs)
	case "base":
		if p.Base == "" {
			p.Base = s.AttrOr("href", "")
		}
	case "link":
		for rel := range strings.FieldsSeq(strings.ToLower(s.AttrOr("rel", ""))) {
			if rel == "manifest" && p.Manifest.Href == "" {
				p.Manifest = link(s.AttrOr("href", ""), "href", attrs)
			}
		}
	}
	for _, a := range attrs {
		if event, ok := strings.CutPrefix(a.name, "on"); ok && event != "" {
			raw := string(p.File.Text[a.start:a.end])
			text := html.UnescapeString(raw)
			if len(text) <= len(raw) && strings.TrimSpace(text) != "" {
				p.Handlers = append(p.Handlers, Handler{Event: event, Text: text, Start: a.start, End: a.end})
			}
		}
	}
}

// link places an attribute's value.
func link(href, name string, attrs []attribute) Link {
	l := Link{Href: href}
	for _, a := range attrs {
		if a.name == name {
			l.Start, l.End = a.start, a.end
			break
		}
	}
	return l
}

func (p *Page) script(s *goquery.Selection, t tag, attrs []attribute) {
	kind := strings.ToLower(strings.TrimSpace(s.AttrOr("type", "")))
	script := PageScript{Module: kind == "module", Start: t.end, End: t.end + t.text}
	if !script.Module && !javascript(kind) {
		return
	}
	if src, ok := s.Attr("src"); ok {
		script.Src = strings.TrimSpace(src)
		if script.Src == "" {
			return
		}
		at := link(script.Src, "src", attrs)
		script.Start, script.End = at.Start, at.End
	}
	_, deferred := s.Attr("defer")
	_, async := s.Attr("async")
	script.Late = script.Module || script.Src != "" && (deferred || async)
	p.Scripts = append(p.Scripts, script)
}

// javascript tells whether a script's type says JavaScript: none, or one of the MIME types.
func javascript(kind string) bool {
	kind, _, _ = strings.Cut(kind, ";")
	switch kind {
	case "", "text/javascript", "application/javascript", "application/ecmascript", "text/ecmascript",
		"application/x-javascript", "text/jscript", "text/x-javascript", "text/babel":
		return true
	}
	return false
}

// attribute is an attribute of a start tag with the place of its value.
type attribute struct {
	name       string // in lower case
	start, end int
}

// attributes scans a start tag, which begins at base, as the HTML tokenizer does.
func attributes(raw []byte, base int) []attribute {
	var list []attribute
	i := 1 + len(tagName(raw))
	for i < len(raw) && raw[i] != '>' {
		if isSpace(raw[i]) || raw[i] == '/' {
			i++
			continue
		}
		name := i
		i++
		for i < len(raw) && !isSpace(raw[i]) && raw[i] != '=' && raw[i] != '>' && raw[i] != '/' {
			i++
		}
		a := attribute{name: strings.ToLower(string(raw[name:i])), start: base + i, end: base + i}
		for i < len(raw) && isSpace(raw[i]) {
			i++
		}
		if i < len(raw) && raw[i] == '=' {
			var start, end int
			start, end, i = value(raw, i+1)
			a.start, a.end = base+start, base+end
		}
		list = append(list, a)
	}
	return list
}

// value scans an attribute's value from behind the equals sign.
func value(raw []byte, i int) (start, end, next int) {
	for i < len(raw) && isSpace(raw[i]) {
		i++
	}
	if i < len(raw) && (raw[i] == '"' || raw[i] == '\'') {
		n := bytes.IndexByte(raw[i+1:], raw[i])
		if n < 0 {
			return i + 1, len(raw), len(raw)
		}
		return i + 1, i + 1 + n, i + n + 2
	}
	start = i
	for i < len(raw) && !isSpace(raw[i]) && raw[i] != '>' {
		i++
	}
	return start, i, i
}
