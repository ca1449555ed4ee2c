package source

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// MaxParts is the number of scripts and event-handler attributes of a page that ParsePage
// returns. Pages written by people have some dozens, generated ones some hundreds.
const MaxParts = 2000

// Page is a page with what it runs and refers to. Texts of attributes have their character
// references decoded.
type Page struct {
	File      *File
	Scripts   []Script  // in document order
	Handlers  []Handler // in document order
	Manifest  Link      // the first <link rel=manifest>
	Base      string    // href of the first <base>
	Truncated bool      // there are more than MaxParts scripts and handlers
}

// ScriptType tells how a page runs a script.
type ScriptType uint8

// The types of script. Elements that hold anything else are no scripts.
const (
	Classic ScriptType = iota
	Module
)

// Script is a script element that a browser runs. It has either a Src or Code.
type Script struct {
	Type  ScriptType
	Src   string // address, without surrounding space; "" for an inline script
	Async bool   // of what has an effect: an inline classic script is never async
	Defer bool   // likewise; a module that is not async is deferred
	XML   bool   // in SVG: character references in the content are decoded
	// Start and End are byte offsets: of the content of an inline script, of the value of src.
	Start, End int
	// Code is the text of an inline script. It is as long as the content, so offsets agree.
	Code []byte
}

// Handler is an event-handler attribute such as onclick.
type Handler struct {
	Event      string // without "on"
	Start, End int    // byte offsets of the value, without quotes
	// Code is the value with its character references decoded. It is as long as the value:
	// space and line continuations make up for what decoding shortens.
	Code []byte
}

// marker carries the number of a start tag through the HTML parser, whose tree has no places.
const marker = "data-synclint-tag"

// ParsePage parses a page. What stands in a template or a noscript element is left out, for
// it does not run. It fails when elements are nested too deeply for the parser.
func ParsePage(file *File) (*Page, error) {
	marked, tags := mark(file)
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(marked))
	if err != nil {
		return nil, fmt.Errorf("could not parse the page: %w", err)
	}
	r := pageReader{page: &Page{File: file}}
	doc.Find("[" + marker + "]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if t := tagOf(s, tags); t != nil && s.Closest("template").Length() == 0 {
			r.element(s, t)
		}
		return !r.page.Truncated
	})
	return r.page, nil
}

// tagOf returns the tag that an element came from; nil if its marker is the page's own.
func tagOf(s *goquery.Selection, tags []tag) *tag {
	n, err := strconv.Atoi(s.AttrOr(marker, ""))
	if err != nil || n < 0 || n >= len(tags) || tags[n].taken || tags[n].name != goquery.NodeName(s) {
		return nil
	}
	tags[n].taken = true
	return &tags[n]
}

// Link is an address in an attribute. Start and End are the byte offsets of the attribute's value,
// without quotes.
type Link struct {
	Href       string // without surrounding space; "" when there is no link
	Start, End int
}

// pageReader takes from the elements what the page consists of.
type pageReader struct{ page *Page }

func (r *pageReader) element(s *goquery.Selection, t *tag) {
	attrs := attributes(r.page.File.Text[t.start:t.end], t.start)
	switch t.name {
	case "script":
		r.script(s, t, attrs)
	case "link":
		if r.page.Manifest.Href == "" && hasToken(s.AttrOr("rel", ""), "manifest") {
			r.page.Manifest.Href = strings.TrimSpace(s.AttrOr("href", ""))
			if i := slices.IndexFunc(attrs, func(a attribute) bool { return a.name == "href" }); i >= 0 {
				r.page.Manifest.Start, r.page.Manifest.End = attrs[i].start, attrs[i].end
			}
		}
	case "base":
		if r.page.Base == "" {
			r.page.Base = strings.TrimSpace(s.AttrOr("href", ""))
		}
	}
	seen := map[string]bool{}
	for _, a := range attrs {
		if seen[a.name] {
			continue // of attributes with the same name, the first counts
		}
		seen[a.name] = true
		if event, ok := strings.CutPrefix(a.name, "on"); ok && isEvent(event) && r.room() {
			r.page.Handlers = append(r.page.Handlers, Handler{
				Event: event, Start: a.start, End: a.end,
				Code: decode(r.page.File.Text[a.start:a.end], true),
			})
		}
	}
}

// room tells whether one more script or handler may be added.
func (r *pageReader) room() bool {
	if len(r.page.Scripts)+len(r.page.Handlers) >= MaxParts {
		r.page.Truncated = true
	}
	return !r.page.Truncated
}

func hasToken(list, token string) bool {
	for t := range strings.FieldsSeq(list) {
		if strings.EqualFold(t, token) {
			return true
		}
	}
	return false
}
