package source

import (
	"bytes"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// script adds a script element if a browser of today runs it.
func (r *pageReader) script(s *goquery.Selection, t *tag, attrs []attribute) {
	typ, ok := scriptType(s)
	if !ok {
		return
	}
	svg := s.Nodes[0].Namespace == "svg"
	script := Script{Type: typ, XML: svg}
	address := "src"
	if svg {
		address = "href"
	}
	if src, found := s.Attr(address); found {
		script.Src = strings.TrimSpace(src)
		for _, a := range attrs {
			if a.name == address || svg && a.name == "xlink:href" {
				script.Start, script.End = a.start, a.end
				break
			}
		}
		if script.Src == "" {
			return
		}
	} else {
		script.Start, script.End = t.end, t.end+t.content
		script.Code = r.page.File.Text[script.Start:script.End:script.End]
		if svg {
			script.Code = decodeXML(script.Code)
		}
		if len(bytes.TrimSpace(script.Code)) == 0 {
			return
		}
	}
	if script.Src != "" || typ == Module {
		_, script.Async = s.Attr("async")
		_, deferred := s.Attr("defer")
		script.Defer = !script.Async && (deferred || typ == Module)
	}
	if r.room() {
		r.page.Scripts = append(r.page.Scripts, script)
	}
}

// scriptType reads the type as the HTML standard does; ok is false for data blocks, and for
// nomodule scripts, which no browser that has modules runs.
func scriptType(s *goquery.Selection) (typ ScriptType, ok bool) {
	value, given := s.Attr("type")
	if language := s.AttrOr("language", ""); !given && language != "" {
		value = "text/" + language
	}
	value = strings.ToLower(strings.TrimSpace(value))
	if value == "module" {
		return Module, true
	}
	_, legacy := s.Attr("nomodule")
	return Classic, !legacy && (value == "" || isJavaScript(value))
}

// isJavaScript tells whether a type, in lower case, is one of the MIME types of JavaScript.
func isJavaScript(value string) bool {
	subtype, ok := strings.CutPrefix(value, "text/")
	if !ok {
		subtype, ok = strings.CutPrefix(value, "application/")
	}
	if !ok {
		return false
	}
	switch strings.TrimPrefix(subtype, "x-") {
	case "javascript", "ecmascript", "jscript", "livescript",
		"javascript1.0", "javascript1.1", "javascript1.2", "javascript1.3", "javascript1.4", "javascript1.5":
		return true
	}
	return false
}
