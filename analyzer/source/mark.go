package source

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// tag is a start tag of the page as it stands in the file.
type tag struct {
	name       string // in lower case
	start, end int    // byte offsets, with the angle brackets
	content    int    // length of the script that follows
	taken      bool   // an element of the tree has been traced to it
}

// mark returns the page with a marker in each start tag that may matter, and these tags.
func mark(file *File) ([]byte, []tag) {
	offset := file.textStart()
	text := file.Text[offset:]
	var marked bytes.Buffer
	marked.Grow(len(text) + len(text)/16)
	var tags []tag
	z := html.NewTokenizer(bytes.NewReader(text))
	inScript, svg := false, 0
	for {
		kind := z.Next()
		raw := z.Raw()
		svg = max(0, svg+svgDepth(kind, raw))
		if svg > 0 && kind == html.SelfClosingTagToken {
			z.NextIsNotRawText() // <script/> is complete in XML, and only there
		}
		switch {
		case kind == html.TextToken && inScript:
			tags[len(tags)-1].content = len(raw)
		case kind == html.StartTagToken || kind == html.SelfClosingTagToken:
			inScript = false
			name := tagName(raw)
			if !matters(name, raw) {
				break
			}
			marked.Write(raw[:1+len(name)])
			marked.WriteString(" " + marker + `="` + strconv.Itoa(len(tags)) + `" `)
			marked.Write(raw[1+len(name):])
			name = strings.ToLower(name)
			inScript = name == "script"
			tags = append(tags, tag{name: name, start: offset, end: offset + len(raw)})
			offset += len(raw)
			continue
		default:
			inScript = false
		}
		marked.Write(raw)
		offset += len(raw)
		if kind == html.ErrorToken {
			return marked.Bytes(), tags
		}
	}
}

// svgDepth returns how much deeper in svg elements a token leads.
func svgDepth(kind html.TokenType, raw []byte) int {
	switch {
	case kind == html.StartTagToken && strings.EqualFold(tagName(raw), "svg"):
		return 1
	case kind == html.EndTagToken && strings.EqualFold(tagName(raw[1:]), "svg"):
		return -1
	}
	return 0
}

// tagName returns the name in a start tag, which begins with an angle bracket.
func tagName(raw []byte) string {
	if len(raw) == 0 {
		return ""
	}
	rest := raw[1:]
	if end := bytes.IndexAny(rest, " \t\n\f\r/>"); end >= 0 {
		rest = rest[:end]
	}
	return string(rest)
}

// matters tells whether a tag can hold anything that ParsePage wants.
func matters(name string, raw []byte) bool {
	switch strings.ToLower(name) {
	case "script", "link", "base":
		return true
	}
	for i := len(name) + 1; i+2 < len(raw); i++ {
		if raw[i]|0x20 == 'o' && raw[i+1]|0x20 == 'n' && endsName(raw[i-1]) {
			return true
		}
	}
	return false
}

// endsName tells whether an attribute can begin behind c.
func endsName(c byte) bool {
	return isSpace(c) || c == '/' || c == '"' || c == '\''
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'
}
