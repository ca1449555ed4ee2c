package project

import (
	"bytes"
	"strings"
)

// A link is the address of a file in a text that has not been parsed: what stands in quotes
// behind import, from, require and the like. Some are wrong, such as those in comments. They
// serve to find what may load a file; what does load it is told by the syntax tree.
type link struct {
	address string
	url     bool // it is relative to a page or worker; otherwise it is a module specifier
}

// longestLink is the length in bytes of the longest address. Longer strings are data.
const longestLink = 300

// links returns the addresses in a text.
func links(text []byte) []link {
	var list []link
	for _, word := range [...]struct {
		text string
		url  bool
	}{
		{"from", false}, {"import", false}, {"require", false}, {"Scripts(", true}, {"Worker(", true}, {"URL(", true},
	} {
		for rest := text; len(list) < maxLinks; {
			i := bytes.Index(rest, []byte(word.text))
			if i < 0 {
				break
			}
			rest = rest[i+len(word.text):]
			list = appendQuoted(list, rest, word.url)
		}
	}
	return list
}

// appendQuoted adds the addresses at the beginning of a text: strings behind space, comments,
// an opening parenthesis and, for URLs, other strings.
func appendQuoted(list []link, text []byte, url bool) []link {
	for {
		text = bytes.TrimLeft(text, " \t\r\n(,")
		if bytes.HasPrefix(text, []byte("new URL(")) {
			return list // found by the word URL( too
		}
		if bytes.HasPrefix(text, []byte("/*")) {
			_, after, found := bytes.Cut(text[:min(len(text), longestLink)], []byte("*/"))
			if !found {
				return list
			}
			text = after
			continue
		}
		if len(text) == 0 || text[0] != '\'' && text[0] != '"' && text[0] != '`' {
			return list
		}
		end := bytes.IndexByte(text[1:min(len(text), longestLink)], text[0])
		if end < 0 {
			return list
		}
		if address := string(text[1 : 1+end]); url || !strings.ContainsAny(address, ": ") {
			list = append(list, link{address, url})
		}
		if !url || len(list) >= maxLinks {
			return list
		}
		text = text[end+2:]
	}
}
